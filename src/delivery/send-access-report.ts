import type { AttemptResult } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Job, JobPayload } from '../domain/call/job.js';
import { findDenied } from './find-denied.js';
import { type SendNoticeParts, sendNotice } from './send-notice.js';

type AccessReportContent = Extract<JobPayload, { kind: 'access-report' }>;

/**
 * Tells the DRI who is named for a call and cannot see its runbook, as far as that is still so.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendAccessReport(
  parts: SendNoticeParts,
  job: Job,
  content: AccessReportContent,
  call: Call,
): Promise<AttemptResult> {
  if (call.recording.completion) return { kind: 'obsolete' };
  const runbook = await parts.lookAtRunbook(call);
  const ids = content.people.map(({ slackId }) => slackId);
  const people = await findDenied(ids, (slackId) => parts.readerOf(slackId, runbook));
  if (people.length === 0) return { kind: 'obsolete' };
  return sendNotice(parts, job, call, () => ({ kind: 'access-report', call, people }));
}
