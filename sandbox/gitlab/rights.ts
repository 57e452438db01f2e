import type { MembershipSeed } from './seeds.js';
import type { Issue, Note, Project, User, World } from './world.js';

const guest = 10;
const planner = 15;
const maintainer = 40;

/** A user's strongest membership in a project, direct or inherited from a group above it; over ones do not count. */
export function membershipOf(world: World, project: Project, user: User): MembershipSeed | undefined {
  const username = user.username.toLowerCase();
  return [project.members, ...groupsAbove(world, project.path)]
    .flatMap((members) => members.get(username) ?? [])
    .filter((found) => found.expiresAt === undefined || Date.parse(found.expiresAt) > world.now())
    .sort((a, b) => b.level - a.level)[0];
}

/** Private projects show themselves to members only; Minimal Access (5) is no membership in this respect. */
export function mayReadProject(world: World, project: Project, user: User): boolean {
  if (user.state !== 'active') return false;
  return project.visibility !== 'private' || role(world, project, user) >= guest;
}

/**
 * Confidential issues are for Planner and up, and for their author and assignees as long as these are members, also where
 * the project is public.
 */
export function mayReadIssue(world: World, issue: Issue, user: User): boolean {
  if (!mayReadProject(world, issue.project, user)) return false;
  if (!issue.confidential || mayAdministerIssue(world, issue, user)) return true;
  return isAuthorOrAssignee(issue, user) && role(world, issue.project, user) >= guest;
}

/** Changing the title, the description or the state. */
export function mayUpdateIssue(world: World, issue: Issue, user: User): boolean {
  return (
    mayReadIssue(world, issue, user) && (mayAdministerIssue(world, issue, user) || isAuthorOrAssignee(issue, user))
  );
}

/** Changing labels, assignees, due date, confidentiality and the lock: from Planner on, authorship is not enough. */
export function mayAdministerIssue(world: World, issue: Issue, user: User): boolean {
  return mayAdministerIssuesOf(world, issue.project, user);
}

/** The same right, for all issues of a project. */
export function mayAdministerIssuesOf(world: World, project: Project, user: User): boolean {
  return role(world, project, user) >= planner;
}

/** Anyone may open an issue where they may read; only members decide there who works on it. */
export function mayDecideOnNewIssue(world: World, project: Project, user: User): boolean {
  return role(world, project, user) >= guest;
}

/** A locked discussion is for members. */
export function mayComment(world: World, issue: Issue, user: User): boolean {
  return mayReadIssue(world, issue, user) && (!issue.discussionLocked || role(world, issue.project, user) >= guest);
}

/** Internal notes are for Planner and up. */
export function mayUseInternalNotes(world: World, issue: Issue, user: User): boolean {
  return mayAdministerIssue(world, issue, user);
}

/** One's own notes, or anybody's as a maintainer; never what the system wrote. */
export function mayEditNote(world: World, issue: Issue, note: Note, user: User): boolean {
  if (note.system) return false;
  return note.author.id === user.id || role(world, issue.project, user) >= maintainer;
}

function isAuthorOrAssignee(issue: Issue, user: User): boolean {
  return issue.author.id === user.id || issue.assignees.some((assignee) => assignee.id === user.id);
}

/** An account that is not active has no rights, whatever memberships it is still listed with. */
function role(world: World, project: Project, user: User): number {
  if (user.state !== 'active') return 0;
  const found = membershipOf(world, project, user);
  return found && found.state !== 'awaiting' ? found.level : 0;
}

function groupsAbove(world: World, path: string): Map<string, MembershipSeed>[] {
  const parts = path.split('/').slice(0, -1);
  return parts.flatMap((_, at) => world.groups.get(parts.slice(0, at + 1).join('/')) ?? []);
}
