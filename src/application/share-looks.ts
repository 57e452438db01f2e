import type { Call } from '../domain/call/call.js';
import type { RemindedRunbook } from './look-at-runbook.js';

/**
 * How long what a look found is still what is true now, in milliseconds. Between reading an issue and posting there are
 * always some seconds in which it may be edited: a person's edit that is older than this is in every reminder.
 */
const freshFor = 5_000;

type Look = (call: Call) => Promise<RemindedRunbook>;

interface Begun {
  /** When GitLab was asked and not when it answered, so that what is shared is never older than it says. */
  readonly at: number;
  readonly found: Promise<RemindedRunbook>;
}

/**
 * Lets the reminders of a call that go out together share one look at its runbook: one request to GitLab, which allows
 * only so many a minute, and one reading of the text. A look that failed is shared as well, so that a GitLab in trouble
 * is not asked again for every reminder. A call that was revised is another one.
 * @param look never rejects
 * @param clock milliseconds since the epoch
 */
export function shareLooks(look: Look, clock: () => number): Look {
  /** In the order in which they were begun. */
  const looks = new Map<string, Begun>();

  function forgetStale(now: number): void {
    for (const [key, { at }] of looks) {
      if (isFresh(at, now)) return;
      looks.delete(key);
    }
  }

  return (call) => {
    const now = clock();
    forgetStale(now);
    const key = `${call.id} ${call.revision}`;
    const known = looks.get(key);
    if (known && isFresh(known.at, now)) return known.found;
    const found = look(call);
    looks.delete(key);
    looks.set(key, { at: now, found });
    return found;
  };
}

/** A clock that was set back makes nothing fresh. */
function isFresh(at: number, now: number): boolean {
  return at <= now && now < at + freshFor;
}
