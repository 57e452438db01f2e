import type { GitLab } from '../application/ports/gitlab.js';
import type { AttemptResult } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Job } from '../domain/call/job.js';
import { type SendNoticeParts, sendNotice } from './send-notice.js';

export interface SendPublicNoticeParts extends SendNoticeParts {
  readonly gitlab: Pick<GitLab, 'readIssue'>;
}

/**
 * Tells the DRI that nothing is written into the issue while it is public. One that is confidential again by then, or gone,
 * needs no word.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function sendPublicNotice(parts: SendPublicNoticeParts, job: Job, call: Call): Promise<AttemptResult> {
  const issue = await parts.gitlab.readIssue({ project: call.issue.projectId, iid: call.issue.iid });
  if (!issue || issue.confidential) return { kind: 'obsolete' };
  return sendNotice(parts, job, call, () => ({ kind: 'public-notice', call }));
}
