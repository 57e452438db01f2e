import type { SlackDirectory } from '../call/ports/slack.js';
import { shareAnswers } from '../requests/share-answers.js';
import type { Urgency } from '../requests/throttle.js';

/** Whether somebody is still a member is never older than this, in milliseconds. */
const membershipFor = 60_000;

/** Whose address it is. What that account may do is asked separately. */
const addressFor = 5 * 60_000;

/** A new account, or an address that has just been confirmed, is found within this time. */
const nobodyFor = 30_000;

/** Far more people than meet in the calls of a few minutes. */
const most = 10_000;

interface CacheDeps {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** For whom the question is that is being asked. */
  readonly urgency: () => Urgency;
}

/**
 * A directory that asks Slack once about each person for all who want to know at about the same time. Slack allows 100
 * requests a minute for `users.info` and 50 for `users.lookupByEmail`.
 */
export function cachedDirectory(directory: SlackDirectory, { clock, urgency }: CacheDeps): SlackDirectory {
  const users = shareAnswers<Awaited<ReturnType<SlackDirectory['user']>>>({
    clock,
    urgency,
    freshFor: (user) => (user ? membershipFor : nobodyFor),
    most,
  });
  const addresses = shareAnswers<Awaited<ReturnType<SlackDirectory['userWithEmail']>>>({
    clock,
    urgency,
    freshFor: (user) => (user ? addressFor : nobodyFor),
    most,
  });
  return {
    user: (slackId) => users(slackId, () => directory.user(slackId)),
    userWithEmail: (email) => addresses(email.toLowerCase(), () => directory.userWithEmail(email)),
  };
}
