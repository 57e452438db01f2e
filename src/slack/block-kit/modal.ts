import type { KnownBlock, ModalView } from '@slack/types';
import { limits } from './limits.js';
import { onlyVisible } from './only-visible.js';
import { plain } from './text.js';

interface ModalDeps {
  readonly callbackId: string;
  readonly title: string;
  readonly blocks: readonly KnownBlock[];
  readonly submit?: string | undefined;
  /** What the app must remember of the modal; it comes back with every click. */
  readonly metadata?: string;
  /** Whether the app hears of it when somebody closes the modal. */
  readonly notifyOnClose?: true;
}

/**
 * A modal with its defaults. Slack allows 100 blocks; nothing is cut here, since a block that is left out could be the
 * question that the submit needs. The renderers keep their lists within single blocks instead, or have pages.
 */
export function modal(parts: ModalDeps): ModalView {
  return onlyVisible({
    type: 'modal',
    callback_id: parts.callbackId,
    title: plain(parts.title, limits.title),
    close: plain('Close', limits.title),
    ...(parts.submit ? { submit: plain(parts.submit, limits.title) } : {}),
    ...(parts.metadata ? { private_metadata: parts.metadata } : {}),
    ...(parts.notifyOnClose ? { notify_on_close: true } : {}),
    blocks: [...parts.blocks],
  });
}
