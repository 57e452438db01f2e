import { notFound, Refusal } from './refusal.js';
import { mayReadIssue, mayReadProject, mayUseInternalNotes } from './rights.js';
import type { Issue, Note, Project, User, World } from './world.js';

/** Where a request goes: what stands between `/projects/` and the rest, decoded, and the request itself. */
export interface ProjectRequest {
  readonly projectId: string;
  readonly method: string;
  /** The whole path with query, as it was sent. */
  readonly url: string;
}

/**
 * The project that a request names by number or path.
 * @throws Refusal 404 when there is none or the user may not see it; under a former path 301 to the number for GET
 * and 405 for everything else.
 */
export function findProject(world: World, user: User, request: ProjectRequest): Project {
  const { projectId } = request;
  const projects = [...world.projects.values()];
  const current = projects.find((one) => String(one.id) === projectId || samePath(one.path, projectId));
  const moved = projects.find((one) => one.formerPaths.some((path) => samePath(path, projectId)));
  const project = current ?? moved;
  if (!project || !mayReadProject(world, project, user)) throw notFound('Project');
  if (project === current) return project;
  if (request.method !== 'GET') {
    throw new Refusal(405, { message: 'Non GET methods are not allowed for moved projects' });
  }
  const location = new URL(request.url.replace(/(\/projects\/)[^/?]+/, `$1${project.id}`), world.baseUrl).href;
  throw new Refusal(301, { message: `This resource has been moved permanently to ${location}` }, { location });
}

/**
 * An issue of a project.
 * @throws Refusal 404 when there is none or the user may not see it.
 */
export function findIssue(world: World, user: User, project: Project, iid: string): Issue {
  const issue = project.issues.get(Number(iid));
  if (!issue || !mayReadIssue(world, issue, user)) throw notFound();
  return issue;
}

/** The notes of an issue that the user may read. */
export function readableNotes(world: World, user: User, issue: Issue): readonly Note[] {
  const all = mayUseInternalNotes(world, issue, user);
  return issue.notes.filter((note) => all || !note.internal || note.author.id === user.id);
}

/**
 * A note of an issue.
 * @throws Refusal 404 when there is none or the user may not read it.
 */
export function findNote(world: World, user: User, issue: Issue, noteId: string): Note {
  const note = readableNotes(world, user, issue).find((one) => String(one.id) === noteId);
  if (!note) throw notFound('Note');
  return note;
}

/** GitLab's paths do not mind letter case. */
function samePath(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
