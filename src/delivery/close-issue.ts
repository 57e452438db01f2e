import type { GitLab } from '../application/ports/gitlab.js';
import type { AttemptOutcome } from '../application/ports/store.js';
import type { DeliveryFailure } from '../domain/call/delivery.js';
import type { IssueKey } from '../domain/call/issue.js';
import { issueGone, issueMoved } from './edit-issue.js';
import { waitForConfidentiality } from './wait-for-confidentiality.js';

export interface CloseIssueParts {
  readonly gitlab: Pick<GitLab, 'readIssue' | 'closeIssue'>;
}

/**
 * Closes the issue. One that is closed already needs nothing; what GitLab says it is afterwards decides.
 * @param now milliseconds since the epoch
 * @throws ServiceFailure when GitLab does not do its part
 */
export async function closeIssue({ gitlab }: CloseIssueParts, key: IssueKey, now: number): Promise<AttemptOutcome> {
  const issue = await gitlab.readIssue({ project: key.projectId, iid: key.iid });
  if (!issue) return { kind: 'failed', failure: issueGone };
  if (issue.movedToId !== undefined) return { kind: 'failed', failure: issueMoved };
  if (issue.state === 'closed') return { kind: 'sent' };
  const waiting = waitForConfidentiality(issue, now);
  if (waiting) return waiting;
  const closed = await gitlab.closeIssue(key);
  return closed.state === 'closed' ? { kind: 'sent' } : { kind: 'failed', failure: leftOpen };
}

/** GitLab answers 200 and changes nothing where the token's account may not do what was asked. */
const leftOpen: DeliveryFailure = {
  service: 'GitLab',
  code: 'issue-left-open',
  message:
    'GitLab took the request and left the issue open, because the role of the app’s account is too small. Close the issue by hand, or give the account the Planner role and try again.',
};
