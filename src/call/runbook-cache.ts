import type { Call } from './call.js';
import type { RemindedRunbook } from './fetch-runbook.js';

/**
 * How long what a look found is still what is true now, in milliseconds. Between reading an issue and posting there are
 * always some seconds in which it may be edited: a person's edit that is ten seconds old is in every reminder. For some
 * calls it is less, so that when hundreds of runbooks were read together, they are not all read again together.
 */
function freshFor(call: Call): number {
  return 10_000 - (call.id % 50) * 100;
}

/** How long it is taken for granted, from its end on, that what GitLab did not answer it does not answer now. */
const silentFor = 2_000;

type Look = (call: Call) => Promise<RemindedRunbook>;

interface Shared {
  readonly found: Promise<RemindedRunbook>;
  /** From when on, and until when it is shared, in milliseconds since the epoch. */
  readonly from: number;
  until: number;
}

/**
 * Lets the reminders of a call that go out together share one look at its runbook: one request to GitLab, which allows
 * only so many a minute, and one reading of the text. A look that failed is shared for a moment, so that a GitLab in
 * trouble is not asked again for every reminder. A call that was revised is another one.
 * @param look never rejects
 * @param clock milliseconds since the epoch
 */
export function cacheRunbooks(look: Look, clock: () => number): Look {
  /** In the order in which they were begun: whatever is behind a fresh one is forgotten some seconds later. */
  const looks = new Map<string, Shared>();

  function forgetStale(now: number): void {
    for (const [key, shared] of looks) {
      if (isFresh(shared, now)) return;
      looks.delete(key);
    }
  }

  /** Counted from when GitLab was asked and not from when it answered, so that nothing is older than it says. */
  function begin(call: Call, now: number): Shared {
    const found = look(call);
    const shared: Shared = { found, from: now, until: now + freshFor(call) };
    void found.then(({ source }) => {
      if (!source) shared.until = clock() + silentFor;
    });
    return shared;
  }

  return (call) => {
    const now = clock();
    forgetStale(now);
    const key = `${call.id} ${call.revision}`;
    const known = looks.get(key);
    if (known && isFresh(known, now)) return known.found;
    const shared = begin(call, now);
    looks.delete(key);
    looks.set(key, shared);
    return shared.found;
  };
}

type ReadAs<Reader> = (slackId: string, runbook: RemindedRunbook) => Promise<Reader>;

/**
 * Lets the reminders that share a look at a runbook share what a person may read of it, too: that is as old as the look
 * at most. Where it could not be said, it is asked again.
 */
export function cacheReaders<Reader>(readAs: ReadAs<Reader>): ReadAs<Reader> {
  const shared = new WeakMap<RemindedRunbook, Map<string, Promise<Reader>>>();
  return (slackId, runbook) => {
    const readers = shared.get(runbook) ?? new Map<string, Promise<Reader>>();
    shared.set(runbook, readers);
    const known = readers.get(slackId);
    if (known) return known;
    const reader = readAs(slackId, runbook);
    readers.set(slackId, reader);
    reader.catch(() => readers.delete(slackId));
    return reader;
  };
}

/** A clock that was set back makes nothing fresh. */
function isFresh({ from, until }: Shared, now: number): boolean {
  return from <= now && now < until;
}
