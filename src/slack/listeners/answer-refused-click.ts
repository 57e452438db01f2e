import type { KnownBlock } from '@slack/types';
import type { Refusal } from '../../call/access/refusal.js';
import { formatRefusal } from '../block-kit/format-refusal.js';
import { remedyOf } from '../block-kit/refusal-view.js';
import { escapeMrkdwn, mrkdwn } from '../block-kit/text.js';
import type { ClickAnswer } from './answer-click.js';

/** What is said of a click in a run panel that was refused, with the button that removes the reason, if one can. */
export function answerRefusedClick(refusal: Refusal): ClickAnswer {
  const text = escapeMrkdwn(formatRefusal(refusal).join('\n'));
  const blocks: readonly KnownBlock[] = [{ type: 'section', text: mrkdwn(text) }, ...remedyOf(refusal)];
  // A panel of a moved issue can record nothing any more: it becomes the way to the new one.
  return refusal.kind === 'issue-moved' ? { text, blocks, replaces: true } : { text, blocks };
}
