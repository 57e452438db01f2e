import { addNote } from './add-note.js';
import { performQuickActions } from './carry-out-quick-actions.js';
import { extractQuickActions } from './quick-actions.js';
import { recordReferences } from './record-references.js';
import { forbidden, Refusal } from './refusal.js';
import { mayComment, mayEditNote, mayUseInternalNotes } from './rights.js';
import type { Issue, Note, User, World } from './world.js';

const longestNote = 1_000_000;

/** A note that consists of quick actions leaves no note behind, only what they did. */
export type NoteResult = { readonly kind: 'note'; readonly note: Note } | { readonly kind: 'commands-only' };

/**
 * Writes a note below an issue as a user.
 * @throws Refusal 403 when the user may not, 400 when the body is blank or too long.
 */
export function writeNote(world: World, issue: Issue, user: User, body: string, internal: boolean): NoteResult {
  if (!mayComment(world, issue, user)) throw forbidden();
  if (internal && !mayUseInternalNotes(world, issue, user)) throw forbidden();
  checkBody(body);
  const { text, actions } = extractQuickActions(body);
  const note = text === '' ? undefined : addNote(world, issue, user, { body: text, system: false, internal });
  if (note) recordReferences(world, { issue, by: user, noteId: note.id, before: '', after: text });
  performQuickActions(world, issue, user, actions);
  issue.updatedAt = world.now();
  world.changed(issue);
  return note ? { kind: 'note', note } : { kind: 'commands-only' };
}

/**
 * Replaces the body of a note as a user.
 * @throws Refusal 403 when it is not theirs, 400 when the body is blank or too long.
 */
export function changeNote(world: World, issue: Issue, note: Note, user: User, body: string): void {
  if (!mayEditNote(world, issue, note, user)) throw forbidden();
  checkBody(body);
  const before = note.body;
  const { text, actions } = extractQuickActions(body);
  note.body = text;
  note.updatedAt = world.now();
  recordReferences(world, { issue, by: user, noteId: note.id, before, after: text });
  performQuickActions(world, issue, user, actions);
  world.changed(issue);
}

function checkBody(body: string): void {
  if (body.trim() === '') throw badNote("can't be blank");
  if (body.length > longestNote && [...body].length > longestNote) {
    throw badNote(`is too long (maximum is ${longestNote} characters)`);
  }
}

/** GitLab prints Ruby's hash here. */
function badNote(problem: string): Refusal {
  return new Refusal(400, { message: `400 Bad request - Note {:note=>["${problem}"]}` });
}
