import type { KnownBlock, ModalView } from '@slack/types';
import { limits } from './limits.js';
import { plain } from './text.js';

interface ModalParts {
  readonly callbackId: string;
  readonly title: string;
  readonly blocks: readonly KnownBlock[];
  readonly submit?: string | undefined;
  /** What the app must remember of the modal; it comes back with every click. */
  readonly memory?: string;
}

/** Slack allows 100 blocks in a modal; what does not fit is said rather than refused by Slack. */
const mostBlocks = 100;

export function modal(parts: ModalParts): ModalView {
  return {
    type: 'modal',
    callback_id: parts.callbackId,
    title: plain(parts.title, limits.title),
    close: plain('Close', limits.title),
    ...(parts.submit ? { submit: plain(parts.submit, limits.title) } : {}),
    ...(parts.memory ? { private_metadata: parts.memory } : {}),
    blocks: parts.blocks.slice(0, mostBlocks),
  };
}
