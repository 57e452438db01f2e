import type { Call } from '../../call/call.js';
import type { Job, JobPayload } from '../../call/jobs/job.js';
import type { AttemptResult } from '../../call/ports/store.js';
import { findDenied } from '../../delivery/find-denied.js';
import { type SendNoticeDeps, sendNotice } from '../../delivery/send-notice.js';

type AccessReportContent = Extract<JobPayload, { kind: 'access-report' }>;

/**
 * Tells the DRI who is named for a call and cannot see its runbook, as far as that is still so.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendAccessReport(
  parts: SendNoticeDeps,
  job: Job,
  content: AccessReportContent,
  call: Call,
): Promise<AttemptResult> {
  if (call.recording.completion) return { kind: 'obsolete' };
  const runbook = await parts.fetchRunbook(call);
  const ids = content.people.map(({ slackId }) => slackId);
  const people = await findDenied(ids, (slackId) => parts.readerOf(slackId, runbook));
  if (people.length === 0) return { kind: 'obsolete' };
  return sendNotice(parts, job, call, () => ({ kind: 'access-report', call, people }));
}
