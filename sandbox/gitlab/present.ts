import { countTaskItems } from './task-items.js';
import type { Issue, Note, Project, User, World } from './world.js';

/** A user as others see one in lists and beside what they wrote: without an e-mail address. */
export function presentUser(world: World, user: User) {
  return {
    id: user.id,
    username: user.username,
    name: user.name,
    state: user.state,
    locked: false,
    avatar_url: null,
    web_url: `${world.baseUrl}/${user.username}`,
  };
}

/** A user on a page of their own, with the address that they chose to show (empty by default). */
export function presentUserInFull(world: World, user: User) {
  return { ...presentUser(world, user), public_email: user.publicEmail, bot: user.bot, bio: '', location: '' };
}

/** A project, with the number that outlives a move. */
export function presentProject(world: World, project: Project) {
  const parts = project.path.split('/');
  return {
    id: project.id,
    name: parts.at(-1),
    path: parts.at(-1),
    path_with_namespace: project.path,
    visibility: project.visibility,
    web_url: `${world.baseUrl}/${project.path}`,
    issues_enabled: true,
  };
}

/** An issue as `GET` and `PUT` answer it. */
export function presentIssue(world: World, issue: Issue) {
  const assignees = issue.assignees.map((user) => presentUser(world, user));
  return {
    id: issue.id,
    iid: issue.iid,
    project_id: issue.project.id,
    title: issue.title,
    description: issue.description,
    state: issue.state,
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.updatedAt),
    closed_at: issue.state === 'closed' ? iso(issue.updatedAt) : null,
    labels: issue.labels,
    assignees,
    assignee: assignees[0] ?? null,
    author: presentUser(world, issue.author),
    type: 'ISSUE',
    issue_type: 'issue',
    confidential: issue.confidential,
    discussion_locked: issue.discussionLocked || null,
    due_date: issue.dueDate ?? null,
    user_notes_count: issue.notes.filter((note) => !note.system).length,
    web_url: `${world.baseUrl}/${issue.project.path}/-/issues/${issue.iid}`,
    references: { short: `#${issue.iid}`, relative: `#${issue.iid}`, full: `${issue.project.path}#${issue.iid}` },
    task_completion_status: countTaskItems(issue.description),
    moved_to_id: issue.movedToId ?? null,
    _links: issueLinks(world, issue),
  };
}

/** A note of an issue, by a person or by the system. */
export function presentNote(world: World, issue: Issue, note: Note) {
  return {
    id: note.id,
    type: null,
    body: note.body,
    author: presentUser(world, note.author),
    created_at: iso(note.createdAt),
    updated_at: iso(note.updatedAt),
    system: note.system,
    noteable_id: issue.id,
    noteable_type: 'Issue',
    noteable_iid: issue.iid,
    project_id: issue.project.id,
    resolvable: false,
    confidential: note.internal,
    internal: note.internal,
  };
}

function issueLinks(world: World, issue: Issue) {
  const project = `${world.baseUrl}/api/v4/projects/${issue.project.id}`;
  const self = `${project}/issues/${issue.iid}`;
  return { self, notes: `${self}/notes`, award_emoji: `${self}/award_emoji`, project, closed_as_duplicate_of: null };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
