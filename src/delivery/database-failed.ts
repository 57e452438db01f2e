import type { AttemptOutcome } from '../application/ports/store.js';
import type { DeliveryFailure } from '../domain/call/delivery.js';

/** Before the next attempt, in milliseconds. When the database is away for longer, nothing is claimed meanwhile. */
const pause = 5_000;

const failure: DeliveryFailure = {
  service: 'app',
  code: 'database',
  message: 'The app’s database did not answer. The app tries again by itself.',
};

/**
 * What follows from a failure of the database, which is never the delivery's fault: another attempt, however often.
 * @param now milliseconds since the epoch
 * @param hadNoEffect whether nothing can have been posted
 */
export function databaseFailed(now: number, hadNoEffect: boolean): AttemptOutcome {
  return { kind: 'later', dueAt: now + pause, failure, hadNoEffect };
}
