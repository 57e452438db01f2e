import type { Call } from '../../domain/call/call.js';
import { endingWords } from './result-words.js';

/** How a completed call ended, and who said so, in mrkdwn; empty while it goes on. */
export function completionLine({ recording: { completion } }: Pick<Call, 'recording'>): string {
  if (!completion) return '';
  return `*${endingWords[completion.result]}.* Completed by <@${completion.completedBy.slackId}>.`;
}
