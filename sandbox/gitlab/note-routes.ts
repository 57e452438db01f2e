import type { Request, Router } from 'express';
import { findNote, readableNotes } from './finders.js';
import { type CallerOf, issueOf } from './issue-routes.js';
import { paginate } from './paginate.js';
import { noteContent } from './parameters.js';
import { presentNote } from './present.js';
import { badParameter, forbidden } from './refusal.js';
import { mayEditNote } from './rights.js';
import type { Note, World } from './world.js';
import { changeNote, writeNote } from './write-note.js';

const orders = { created_at: 'createdAt', updated_at: 'updatedAt' } as const;
const filters: Readonly<Record<string, (note: Note) => boolean>> = {
  all_notes: () => true,
  only_comments: (note) => !note.system,
  only_activity: (note) => note.system,
};

/** Listing, reading, writing, changing and deleting the notes of an issue. The list starts with the newest. */
export function addNoteRoutes(router: Router, world: World, callerOf: CallerOf): void {
  const notes = '/projects/:id/issues/:iid/notes';

  router.get(notes, (request, response) => {
    const issue = issueOf(world, callerOf(response), request);
    const listed = sortNotes(readableNotes(world, callerOf(response).user, issue), request);
    const page = paginate(listed, world.baseUrl, request, response);
    response.json(page.map((note) => presentNote(world, issue, note)));
  });

  router.post(notes, (request, response) => {
    const issue = issueOf(world, callerOf(response), request);
    const { body, internal } = noteContent(request.body);
    const result = writeNote(world, issue, callerOf(response).user, body, internal);
    if (result.kind === 'note') response.status(201).json(presentNote(world, issue, result.note));
    else response.status(202).json({ commands_changes: {}, summary: ['Commands applied'] });
  });

  router.get(`${notes}/:note`, (request, response) => {
    const issue = issueOf(world, callerOf(response), request);
    const note = findNote(world, callerOf(response).user, issue, request.params.note);
    response.json(presentNote(world, issue, note));
  });

  router.put(`${notes}/:note`, (request, response) => {
    const { user } = callerOf(response);
    const issue = issueOf(world, callerOf(response), request);
    const note = findNote(world, user, issue, request.params.note);
    changeNote(world, issue, note, user, noteContent(request.body).body);
    response.json(presentNote(world, issue, note));
  });

  router.delete(`${notes}/:note`, (request, response) => {
    const { user } = callerOf(response);
    const issue = issueOf(world, callerOf(response), request);
    const note = findNote(world, user, issue, request.params.note);
    if (!mayEditNote(world, issue, note, user)) throw forbidden();
    issue.notes.splice(issue.notes.indexOf(note), 1);
    world.changed(issue);
    response.status(204).end();
  });
}

function sortNotes(notes: readonly Note[], request: Request): Note[] {
  const { order_by: orderBy = 'created_at', sort = 'desc', activity_filter: filter = 'all_notes' } = request.query;
  if (orderBy !== 'created_at' && orderBy !== 'updated_at') throw badParameter('order_by does not have a valid value');
  if (sort !== 'asc' && sort !== 'desc') throw badParameter('sort does not have a valid value');
  const wanted = typeof filter === 'string' ? filters[filter] : undefined;
  if (!wanted) throw badParameter('activity_filter does not have a valid value');
  const field = orders[orderBy];
  const ascending = notes.filter(wanted).sort((a, b) => a[field] - b[field] || a.id - b.id);
  return sort === 'asc' ? ascending : ascending.reverse();
}
