import type { CallStatus } from './count-posted.js';
import type { Promised } from './crash.js';

/** What became of the promises of one case, in words. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

/** Holds what stands against what was promised: each promise once, and nothing that was not promised. */
export function verify(standing: CallStatus, promised: ReadonlySet<string>): Verdict {
  const places = [...standing].map(([place, times]) => ({ place, times, wanted: promised.has(place) ? 1 : 0 }));
  return {
    lost: places.filter(({ times, wanted }) => times < wanted).map(({ place }) => place),
    doubled: places.filter(({ times, wanted }) => times > wanted).map(({ place, times }) => `${place}, ${times} times`),
  };
}

const announced: readonly string[] = [
  'the announcement in #support_self-managed',
  'the announcement in #support_manager',
  'the edit of the issue',
  'the comment on the issue',
];

/** Where the promises of a case must be found when it is over. */
export function placesOf(promised: Promised): ReadonlySet<string> {
  switch (promised) {
    case 'announcement':
    case 'issue edit':
    case 'comment':
      return new Set(announced);
    case 'channel reminder':
      return new Set([...announced, 'the reminder in #support_self-managed', 'the reminder in #support_manager']);
    case 'direct reminder':
      return new Set([...announced, 'the reminder to john', 'the reminder to jane']);
  }
}
