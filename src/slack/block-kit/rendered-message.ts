import type { KnownBlock } from '@slack/types';
import { onlyVisible } from './only-visible.js';

export interface RenderedMessage {
  /** What screen readers and notifications use. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** Every message is made by this, so that no invisible character in the text of others reaches Slack. */
export function renderedMessage(parts: RenderedMessage): RenderedMessage {
  return onlyVisible(parts);
}
