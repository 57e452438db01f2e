import type { GitLab, GitLabUser } from '../call/ports/gitlab.js';
import { shareAnswers } from '../requests/share-answers.js';
import type { Urgency } from '../requests/throttle.js';

/** For what the app does by itself. In milliseconds, as everything here. */
const levelFor = 30_000;

/** Which account an address belongs to. What that account may do is asked separately. */
const addressFor = 5 * 60_000;

/** An address that has just been made public is found within this time. */
const nobodyFor = 15_000;

/** Far more people than meet in the calls of a few minutes. */
const most = 10_000;

interface CacheDeps {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** For whom the question is that is being asked. */
  readonly urgency: () => Urgency;
}

/**
 * A GitLab that is asked once about each person for all who want to know at about the same time. Somebody's own command,
 * click or submit asks afresh what they may: GitLab allows far more requests than people click, and who has just been
 * removed must not change anything more.
 */
export function cachedGitLab(gitlab: GitLab, { clock, urgency }: CacheDeps): GitLab {
  const levels = shareAnswers<number | undefined>({ clock, urgency, freshFor: () => levelFor, most });
  const addresses = shareAnswers<GitLabUser | undefined>({
    clock,
    urgency,
    freshFor: (user) => (user ? addressFor : nobodyFor),
    most,
  });
  return {
    ...gitlab,
    accessLevel: (projectId, userId) =>
      levels(
        `${projectId} ${userId}`,
        () => gitlab.accessLevel(projectId, userId),
        urgency() === 'person' ? { atMost: 0 } : {},
      ),
    findUserByEmail: (email) => addresses(email.trim().toLowerCase(), () => gitlab.findUserByEmail(email)),
  };
}
