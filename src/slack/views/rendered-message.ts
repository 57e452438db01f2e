import type { KnownBlock } from '@slack/types';

export interface RenderedMessage {
  /** What screen readers and notifications use. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}
