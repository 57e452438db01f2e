import type { CallStore, DeliveryStore } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { DeliveryLog } from './delivery-log.js';

/** How often reminders are looked for that are due soon, in milliseconds. */
const every = 500;

/** How long before its time a reminder's runbook is read at most, in milliseconds. */
const ahead = 4_000;

/** How many runbooks are read ahead: GitLab.com allows 2,000 requests a minute. */
const mostCalls = 500;

/** How many of them at once. */
const mostAtOnce = 25;

export interface LookAheadParts {
  readonly store: Pick<DeliveryStore, 'remindedBetween'>;
  readonly calls: Pick<CallStore, 'call'>;
  /** Remembers for some seconds what it has found. */
  readonly lookAtRunbook: (call: Call) => Promise<unknown>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly log: DeliveryLog;
}

/**
 * Begins to read the runbooks of reminders shortly before they are due, so that at its time a reminder waits neither for
 * GitLab nor, when many are due at once, for each other. Nothing depends on it: a runbook that was not read ahead is read
 * when the reminder is sent. Returns how to stop it.
 */
export function startLookAhead({ store, calls, lookAtRunbook, clock, log }: LookAheadParts): () => Promise<void> {
  let looking: Promise<void> | undefined;
  let isStopped = false;

  async function look(): Promise<void> {
    try {
      const now = clock();
      const left = [...(await store.remindedBetween(now, now + ahead, mostCalls))];
      const lookAtSome = async () => {
        for (let callId = left.shift(); callId !== undefined && !isStopped; callId = left.shift())
          await lookAtRunbook(await calls.call(callId));
      };
      await Promise.all(Array.from({ length: mostAtOnce }, lookAtSome));
    } catch (err) {
      log.warn({ err }, 'runbooks could not be read ahead; they are read when their reminders are sent');
    }
  }

  const ticking = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, every);
  return async () => {
    isStopped = true;
    clearInterval(ticking);
    await looking;
  };
}
