import type { Issue } from '../issue.js';

/**
 * GitLab's access levels are numbers that grow with the rights: Minimal Access 5, Guest 10, Planner 15, Reporter 20 …
 * Owner 50. Planner is the first that may read every confidential issue. The author and the assignees of one may read it
 * from Guest on, and not without: the policy of confidential issues asks for guest access to the project first.
 * Source: GitLab's `Gitlab::Access`, `issue_policy.rb` and `issuable_policy.rb`.
 */
const guest = 10;
const planner = 15;

/**
 * Whether GitLab itself would let this user work on a confidential issue: as a member of its project with Planner access
 * or more, or as its author or assignee who is a member with Guest access or more.
 * @param accessLevel the user's level in the issue's project; `undefined` for somebody who is not an active member
 */
export function canAccessIssue(issue: Issue, gitlabId: number, accessLevel: number | undefined): boolean {
  if (accessLevel === undefined) return false;
  const isTheirs = issue.authorId === gitlabId || issue.assigneeIds.includes(gitlabId);
  return accessLevel >= (isTheirs ? guest : planner);
}

/**
 * Whether somebody may plan the work of others in a project: say who is meant by a name, who is then sent messages.
 * @param accessLevel as for `canAccessIssue`
 */
export function mayPlan(accessLevel: number | undefined): boolean {
  return accessLevel !== undefined && accessLevel >= planner;
}
