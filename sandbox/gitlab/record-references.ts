import { systemNote } from './add-note.js';
import { findReferences } from './references.js';
import { mayReadIssue } from './rights.js';
import type { Issue, User, World } from './world.js';

/** A text that was just written on an issue. `before` is what stood there; what it pointed at is not news. */
export interface WrittenText {
  readonly issue: Issue;
  readonly by: User;
  readonly noteId: number | undefined;
  readonly before: string;
  readonly after: string;
}

/**
 * Tells the people a text mentions, `@all` meaning every member of the project, and leaves a system note on every other
 * issue it points at. Nobody is told of their own words, nor of what they may not read.
 */
export function recordReferences(world: World, written: WrittenText): void {
  const { issue, by, noteId } = written;
  const before = findReferences(written.before, issue.project.path, world.baseUrl);
  const after = findReferences(written.after, issue.project.path, world.baseUrl);
  const told = peopleBehind(world, issue, before.usernames);
  for (const user of peopleBehind(world, issue, after.usernames)) {
    if (told.has(user) || user === by || !mayReadIssue(world, issue, user)) continue;
    world.mentions.push({
      username: user.username,
      by: by.username,
      project: issue.project.path,
      iid: issue.iid,
      noteId,
    });
  }
  const linked = before.issues.map(({ path, iid }) => `${path}#${iid}`);
  for (const { path, iid } of after.issues) {
    if (!linked.includes(`${path}#${iid}`)) crossReference(world, issue, by, path, iid);
  }
}

function peopleBehind(world: World, issue: Issue, usernames: readonly string[]): Set<User> {
  const names = usernames.flatMap((name) => (name.toLowerCase() === 'all' ? [...issue.project.members.keys()] : name));
  return new Set(names.flatMap((name) => world.users.get(name.toLowerCase()) ?? []));
}

function crossReference(world: World, from: Issue, by: User, path: string, iid: number): void {
  const project = [...world.projects.values()].find((one) => one.path === path);
  const target = project?.issues.get(iid);
  if (!target || target === from || !mayReadIssue(world, target, by)) return;
  const source = `${from.project.path}#${from.iid}`;
  world.crossReferences.push({ from: source, to: `${path}#${iid}`, by: by.username });
  systemNote(world, target, by, `mentioned in issue ${source}`);
}
