import type { Issue } from '../call/issue.js';

/**
 * GitLab's access levels are numbers that grow with the rights: Guest 10, Planner 15, Reporter 20 … Owner 50. Planner
 * is the first that may read confidential issues.
 * Source: GitLab's `Gitlab::Access` and the policy of `read_confidential_issues`.
 */
const planner = 15;

/**
 * Whether GitLab itself would let this user work on a confidential issue: as a member of its project with Planner access
 * or more, or as its author or assignee.
 * @param accessLevel the user's level in the issue's project; `undefined` for somebody who is not a member
 */
export function mayWorkOn(issue: Issue, gitlabId: number, accessLevel: number | undefined): boolean {
  if (accessLevel !== undefined && accessLevel >= planner) return true;
  return issue.authorId === gitlabId || issue.assigneeIds.includes(gitlabId);
}
