import { posting } from '../support/posted-keys.js';
import type { Facts, Scenario } from './scenario.js';
import { isOpen, type StoredAt } from './until-quiet.js';
import type { Verdict } from './verify.js';

/** How the facts have changed by a turn, compared with how they should have. */
export function verifyFacts(before: Facts, after: Facts, growth: Facts): Verdict {
  const places = [...after].map(([fact, times]) => ({
    fact,
    grown: times - (before.get(fact) ?? 0),
    wanted: growth.get(fact) ?? 0,
  }));
  return {
    lost: places.filter(({ grown, wanted }) => grown < wanted).map(({ fact }) => fact),
    doubled: places
      .filter(({ grown, wanted }) => grown > wanted)
      .map(({ fact, grown, wanted }) => `${fact} (${grown} instead of ${wanted})`),
  };
}

/**
 * Compares everything that was stored to be done with the messages that carry its keys, each of which must be there once.
 * @param posted how many messages there are with each key
 */
export function verifyJobs(
  posted: ReadonlyMap<string, number>,
  { now, jobs }: StoredAt,
  failing: Scenario['failing'],
): Verdict {
  const due = jobs.filter(({ dueAt }) => dueAt <= now);
  const unfinished = due.filter(({ state, kind }) => isOpen(state) || (state === 'failed' && !failing?.has(kind)));
  const unseen = due.filter(({ state, kind, key }) => state === 'completed' && posting.has(kind) && !posted.has(key));
  return {
    lost: [
      ...unfinished.map(({ key, state }) => `${key} is ${state}`),
      ...unseen.map(({ key }) => `${key} is recorded as sent, and is not there`),
    ],
    doubled: [...posted].filter(([, times]) => times > 1).map(([key, times]) => `${key}, ${times} times`),
  };
}
