import type { AttemptOutcome } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Delivery, DeliveryContent } from '../domain/call/delivery.js';
import { findDenied } from './find-denied.js';
import { type SendNoticeParts, sendNotice } from './send-notice.js';

type AccessReportContent = Extract<DeliveryContent, { kind: 'access-report' }>;

/**
 * Tells the DRI who is named for a call and cannot see its runbook, as far as that is still so.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendAccessReport(
  parts: SendNoticeParts,
  delivery: Delivery,
  content: AccessReportContent,
  call: Call,
): Promise<AttemptOutcome> {
  if (call.recording.completion) return { kind: 'pointless' };
  const runbook = await parts.lookAtRunbook(call);
  const ids = content.people.map(({ slackId }) => slackId);
  const people = await findDenied(ids, (slackId) => parts.readerOf(slackId, runbook));
  if (people.length === 0) return { kind: 'pointless' };
  return sendNotice(parts, delivery, call, () => ({ kind: 'access-report', call, people }));
}
