import type { IssueNotes } from '@gitbeaker/rest';
import type { IssueKey } from '../call/issue.js';
import { ServiceFailure } from '../call/ports/service-failure.js';
import { expectAnswer } from './expect-answer.js';
import { type Note, NotePage } from './schemas.js';

/** A comment may have a million characters, so that a hundred are more than is read of an answer. Each divides the one before. */
const pageSizes = [100, 20, 4, 1] as const;

/** What a search may cost: a list that is longer, or has no end, is given up. */
const mostRequests = 100;
const mostCharacters = 64 * 1024 * 1024;
const mostMilliseconds = 60_000;

/** How far GitLab's clock, which dates comments, may be behind ours, in milliseconds. */
const clockSlack = 60_000;

export interface OwnComment {
  readonly issue: IssueKey;
  readonly authorId: number;
  readonly marker: string;
  /** It is not older than this, in milliseconds since the epoch. */
  readonly since: number;
}

/**
 * The newest note of an issue that a user wrote and that contains the marker. Other people's notes do not count: anyone
 * can copy a marker. `undefined` also when the search was given up, because there is far more than can be meant.
 * @param now milliseconds since the epoch
 * @throws ServiceFailure when a page cannot be had
 */
export async function findOwnComment(
  notes: IssueNotes,
  { issue, authorId, marker, since }: OwnComment,
  now: () => number,
): Promise<Note | undefined> {
  const giveUpAt = now() + mostMilliseconds;
  const list = pagesOf(notes, issue);
  let characters = 0;
  let before = Number.POSITIVE_INFINITY;
  for (let requests = 0; requests < mostRequests && now() < giveUpAt; requests += 1) {
    const page = await list.next();
    if (page === 'smaller-pages') continue;
    const found = page.data.find((note) => !note.system && note.author?.id === authorId && note.body.includes(marker));
    if (found) return found;
    characters += page.data.reduce((sum, { body }) => sum + body.length, 0);
    // Ids grow as dates do: a page that does not lead to older notes leads nowhere.
    const oldest = page.data.at(-1);
    const isBehind = oldest === undefined || oldest.id >= before || isOlder(oldest, since);
    if (page.isLast || isBehind || characters > mostCharacters) return undefined;
    before = oldest.id;
  }
  return undefined;
}

function isOlder({ created_at: createdAt }: Note, since: number): boolean {
  return createdAt !== undefined && Date.parse(createdAt) < since - clockSlack;
}

/** The pages of an issue's notes, the newest first, in smaller and smaller portions where they are too long to be read. */
function pagesOf(notes: IssueNotes, { projectId, iid }: IssueKey) {
  const options = { sort: 'desc', orderBy: 'created_at', showExpanded: true } as const;
  let size = 0;
  let read = 0;

  return {
    next: async () => {
      const perPage = pageSizes[size] ?? 1;
      const page = read / perPage + 1;
      const asked: Promise<unknown> = notes.all(projectId, iid, { ...options, perPage, page });
      try {
        const { data, paginationInfo } = await expectAnswer(NotePage, 'a page of notes', asked);
        read += perPage;
        return { data, isLast: (paginationInfo.next ?? 0) <= page };
      } catch (error) {
        if (!isTooLong(error) || size + 1 === pageSizes.length) throw error;
        size += 1;
        return 'smaller-pages';
      }
    },
  };
}

function isTooLong(error: unknown): boolean {
  return error instanceof ServiceFailure && error.kind === 'bad-answer' && error.code === 'too-long';
}
