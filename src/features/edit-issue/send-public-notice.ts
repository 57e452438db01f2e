import type { Call } from '../../call/call.js';
import type { Job } from '../../call/jobs/job.js';
import type { GitLab } from '../../call/ports/gitlab.js';
import type { AttemptResult } from '../../call/ports/store.js';
import { type SendNoticeDeps, sendNotice } from '../../delivery/send-notice.js';

export interface SendPublicNoticeDeps extends SendNoticeDeps {
  readonly gitlab: Pick<GitLab, 'readIssue'>;
}

/**
 * Tells the DRI that nothing is written into the issue while it is public. One that is confidential again by then, or gone,
 * needs no word.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function sendPublicNotice(parts: SendPublicNoticeDeps, job: Job, call: Call): Promise<AttemptResult> {
  const issue = await parts.gitlab.readIssue({ project: call.issue.projectId, iid: call.issue.iid });
  if (!issue || issue.confidential) return { kind: 'obsolete' };
  return sendNotice(parts, job, call, () => ({ kind: 'public-notice', call }));
}
