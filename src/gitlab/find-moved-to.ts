import type { IssueNotes, Issues } from '@gitbeaker/rest';
import type { Issue } from '../call/issue.js';
import { expectAnswer } from './expect-answer.js';
import * as schemas from './schemas.js';

/** GitLab writes it right before or after it closes the issue. */
const newestNotes = 20;

/**
 * Where an issue was moved to, as far as the token may see it. The answer names the new issue by a number that only
 * administrators can look up; its address stands in the system's note ("moved to group/project#12"), and the number says
 * whether it is the one.
 * @throws ServiceFailure when GitLab does not do its part
 */
export async function findMovedTo(notes: IssueNotes, issues: Issues, issue: Issue): Promise<schemas.Issue | undefined> {
  const options = { sort: 'desc', orderBy: 'created_at', perPage: newestNotes, page: 1 } as const;
  const listed = await expectAnswer(
    schemas.NoteList,
    'a list of notes',
    notes.all(issue.projectId, issue.iid, options),
  );
  const place = listed.filter(({ system }) => system).flatMap(({ body }) => placeIn(body, issue) ?? [])[0];
  if (!place) return undefined;
  const moved = await expectAnswer(schemas.Issue, 'an issue', issues.show(place.iid, { projectId: place.project }));
  return moved.id === issue.movedToId ? moved : undefined;
}

/** In the same group GitLab leaves the group out. */
function placeIn(body: string, { reference }: Issue): { readonly project: string; readonly iid: number } | undefined {
  const [, path = '', iid] = /^moved to ([\w./-]+)#(\d{1,9})\b/.exec(body) ?? [];
  if (iid === undefined || path.split('/').some((part) => part === '' || part === '..')) return undefined;
  const group = reference.slice(0, reference.lastIndexOf('/'));
  return { project: path.includes('/') ? path : `${group}/${path}`, iid: Number(iid) };
}
