import type { Issue, Note, User, World } from './world.js';

/** What the system itself writes below an issue when somebody changed something: `jane made the issue confidential`. */
export function systemNote(world: World, issue: Issue, user: User, body: string): void {
  addNote(world, issue, user, { body, system: true, internal: false });
}

/** Puts a note below an issue. */
export function addNote(
  world: World,
  issue: Issue,
  author: User,
  content: Pick<Note, 'body' | 'system' | 'internal'>,
): Note {
  const at = world.now();
  const note: Note = { ...content, id: world.nextId(), author, createdAt: at, updatedAt: at };
  issue.notes.push(note);
  return note;
}
