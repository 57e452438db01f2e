import type { Call } from '../../call/call.js';
import type { Job, JobPayload } from '../../call/jobs/job.js';
import type { AttemptResult } from '../../call/ports/store.js';
import { postOnce } from '../../delivery/post-once.js';
import type { SendNoticeDeps } from '../../delivery/send-notice.js';

type AccessNoticeContent = Extract<JobPayload, { kind: 'access-notice' }>;

/**
 * Tells somebody that they are named for a call whose runbook GitLab does not show them. Pointless when it does by now,
 * or when the call is completed.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendAccessNotice(
  { messenger, fetchRunbook, readerOf }: SendNoticeDeps,
  job: Job,
  { slackId }: AccessNoticeContent,
  call: Call,
): Promise<AttemptResult> {
  if (call.recording.completion) return { kind: 'obsolete' };
  const reader = await readerOf(slackId, await fetchRunbook(call));
  if (reader.kind !== 'denied' || reader.why === 'not-a-member') return { kind: 'obsolete' };
  const isDri = call.fields.dri.slackId === slackId;
  await postOnce(messenger, job, { kind: 'person', slackId }, { kind: 'access-notice', call, isDri });
  return { kind: 'completed' };
}
