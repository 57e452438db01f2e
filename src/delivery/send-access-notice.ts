import type { AttemptOutcome } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Delivery, DeliveryContent } from '../domain/call/delivery.js';
import { postOnce } from './post-once.js';
import type { SendNoticeParts } from './send-notice.js';

type AccessNoticeContent = Extract<DeliveryContent, { kind: 'access-notice' }>;

/**
 * Tells somebody that they are named for a call whose runbook GitLab does not show them. Pointless when it does by now,
 * or when the call is completed.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendAccessNotice(
  { messenger, lookAtRunbook, readerOf }: SendNoticeParts,
  delivery: Delivery,
  { slackId }: AccessNoticeContent,
  call: Call,
): Promise<AttemptOutcome> {
  if (call.recording.completion) return { kind: 'pointless' };
  const reader = await readerOf(slackId, await lookAtRunbook(call));
  if (reader.kind !== 'denied' || reader.why === 'not-a-member') return { kind: 'pointless' };
  const isDri = call.fields.dri.slackId === slackId;
  await postOnce(messenger, delivery, { kind: 'person', slackId }, { kind: 'access-notice', call, isDri });
  return { kind: 'sent' };
}
