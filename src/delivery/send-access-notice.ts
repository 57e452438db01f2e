import type { AttemptResult } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Job, JobPayload } from '../domain/call/job.js';
import { postOnce } from './post-once.js';
import type { SendNoticeParts } from './send-notice.js';

type AccessNoticeContent = Extract<JobPayload, { kind: 'access-notice' }>;

/**
 * Tells somebody that they are named for a call whose runbook GitLab does not show them. Pointless when it does by now,
 * or when the call is completed.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendAccessNotice(
  { messenger, lookAtRunbook, readerOf }: SendNoticeParts,
  job: Job,
  { slackId }: AccessNoticeContent,
  call: Call,
): Promise<AttemptResult> {
  if (call.recording.completion) return { kind: 'obsolete' };
  const reader = await readerOf(slackId, await lookAtRunbook(call));
  if (reader.kind !== 'denied' || reader.why === 'not-a-member') return { kind: 'obsolete' };
  const isDri = call.fields.dri.slackId === slackId;
  await postOnce(messenger, job, { kind: 'person', slackId }, { kind: 'access-notice', call, isDri });
  return { kind: 'completed' };
}
