import type { Users } from '@gitbeaker/rest';
import type { GitLabUser } from '../call/ports/gitlab.js';
import { expectAnswer } from './expect-answer.js';
import { undefinedIfNotFound } from './failure.js';
import { UserList, UserPage } from './schemas.js';

/** So many people may call themselves by somebody's address before the search gives up. */
const mostCandidates = 20;

/**
 * The one active user whose public e-mail address is exactly this one, letter case aside.
 * GitLab's search also finds people by their *names*, which anyone may set to anybody's address, and its list does not
 * show addresses: so every candidate's own page is read and compared.
 * @throws ServiceFailure when GitLab does not answer for the list or for a candidate
 */
export async function findUserByEmail(users: Users, email: string): Promise<GitLabUser | undefined> {
  const wanted = email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(wanted)) return undefined;
  const search = users.all({ search: wanted, active: true, perPage: mostCandidates, page: 1 });
  const candidates = await expectAnswer(UserList, 'a list of users', search);
  const pages = await Promise.all(
    candidates.map(({ id }) => undefinedIfNotFound(expectAnswer(UserPage, 'a user', users.show(id)))),
  );
  const matches = pages.filter((user) => user?.state === 'active' && user.public_email?.toLowerCase() === wanted);
  const [match, another] = matches;
  if (!match || another) return undefined;
  return { id: match.id, username: match.username, name: match.name };
}
