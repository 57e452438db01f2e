import type { Call } from '../../call/call.js';
import { endingText } from './result-text.js';

/** How a completed call ended, and who said so, in mrkdwn; empty while it goes on. */
export function completionLine({ recording: { completion } }: Pick<Call, 'recording'>): string {
  if (!completion) return '';
  return `*${endingText[completion.result]}.* Completed by <@${completion.completedBy.slackId}>.`;
}
