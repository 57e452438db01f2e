import type { RemindedRunbook } from '../application/look-at-runbook.js';
import type { Messenger } from '../application/ports/slack.js';
import type { AttemptOutcome } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Delivery, DeliveryContent } from '../domain/call/delivery.js';
import { isSameDrift } from '../domain/call/drift.js';
import { noticeReader } from '../domain/call/notice-reader.js';
import { postOnce } from './post-once.js';

export interface SendDriftNoticeParts {
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
  /** The runbook as it is now, as far as GitLab tells in time. */
  readonly lookAtRunbook: (call: Call) => Promise<RemindedRunbook>;
}

type DriftNoticeContent = Extract<DeliveryContent, { kind: 'drift-notice' }>;

/**
 * Tells the DRI how the runbook has drifted. When that is not how it is any more, because the runbook was edited again or
 * the posts were updated, there is nothing to tell; when GitLab does not say, what was found before is told.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendDriftNotice(
  { messenger, lookAtRunbook }: SendDriftNoticeParts,
  delivery: Delivery,
  { revision, drift }: DriftNoticeContent,
  call: Call,
): Promise<AttemptOutcome> {
  if (call.revision !== revision || call.recording.completion) return { kind: 'pointless' };
  const runbook = await lookAtRunbook(call);
  if (!isSameDrift(runbook.drift ?? drift, drift)) return { kind: 'pointless' };
  const to = { kind: 'person', slackId: noticeReader(call) } as const;
  await postOnce(messenger, delivery, to, { kind: 'drift-notice', call, drift });
  return { kind: 'sent' };
}
