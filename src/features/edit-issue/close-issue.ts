import type { IssueKey } from '../../call/issue.js';
import type { JobFailure } from '../../call/jobs/job.js';
import type { GitLab } from '../../call/ports/gitlab.js';
import type { AttemptResult } from '../../call/ports/store.js';
import { issueGone, issueMoved } from './edit-issue.js';
import { waitForConfidentiality } from './wait-for-confidentiality.js';

export interface CloseIssueDeps {
  readonly gitlab: Pick<GitLab, 'readIssue' | 'closeIssue'>;
}

/**
 * Closes the issue. One that is closed already needs nothing; what GitLab says it is afterwards decides.
 * @param now milliseconds since the epoch
 * @throws ServiceFailure when GitLab does not do its part
 */
export async function closeIssue({ gitlab }: CloseIssueDeps, key: IssueKey, now: number): Promise<AttemptResult> {
  const issue = await gitlab.readIssue({ project: key.projectId, iid: key.iid });
  if (!issue) return { kind: 'failed', failure: issueGone };
  if (issue.movedToId !== undefined) return { kind: 'failed', failure: issueMoved };
  if (issue.state === 'closed') return { kind: 'completed' };
  const waiting = waitForConfidentiality(issue, now);
  if (waiting) return waiting;
  const closed = await gitlab.closeIssue(key);
  return closed.state === 'closed' ? { kind: 'completed' } : { kind: 'failed', failure: leftOpen };
}

/** GitLab answers 200 and changes nothing where the token's account may not do what was asked. */
const leftOpen: JobFailure = {
  service: 'GitLab',
  code: 'issue-left-open',
  message:
    'GitLab left the issue open: the app’s account lacks the role to close it. Close the issue by hand, or give the account the Planner role and try again.',
};
