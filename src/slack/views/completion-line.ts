import type { Call } from '../../domain/call/call.js';

/** How a completed call ended, and who said so, in mrkdwn; empty while it goes on. */
export function completionLine({ recording: { completion } }: Pick<Call, 'recording'>): string {
  if (!completion) return '';
  return `*Completed: ${completion.result}.* By <@${completion.completedBy.slackId}>.`;
}
