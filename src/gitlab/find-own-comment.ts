import type { IssueNotes } from '@gitbeaker/rest';
import type { IssueKey } from '../domain/call/issue.js';
import { expectAnswer } from './expect-answer.js';
import { type Note, NotePage } from './schemas.js';

const perPage = 100;

/**
 * The oldest note of an issue that a user wrote and that contains the marker. Other people's notes do not count: anyone
 * can copy a marker. Pages are read one by one until it is found.
 * @throws ServiceFailure when a page cannot be had
 */
export async function findOwnComment(
  notes: IssueNotes,
  issue: IssueKey,
  authorId: number,
  marker: string,
): Promise<Note | undefined> {
  const options = { sort: 'asc', orderBy: 'created_at', perPage, showExpanded: true } as const;
  let page: number | undefined = 1;
  while (page !== undefined) {
    const asked: Promise<unknown> = notes.all(issue.projectId, issue.iid, { ...options, page });
    const { data, paginationInfo }: NotePage = await expectAnswer(NotePage, 'a page of notes', asked);
    const found = data.find((note) => !note.system && note.author?.id === authorId && note.body.includes(marker));
    if (found) return found;
    page = paginationInfo.next;
  }
  return undefined;
}
