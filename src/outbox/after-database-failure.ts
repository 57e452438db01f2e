import type { AttemptResult, JobTypes } from './job.js';

/** Before the next attempt, in milliseconds. When the database is away for longer, nothing is claimed meanwhile. */
const pause = 5_000;

/**
 * What follows from a failure of the database, which is never the job's fault: another attempt, however often.
 * @param failure says that it was the database
 * @param now milliseconds since the epoch
 * @param hadNoEffect whether the attempt certainly had no effect
 */
export function afterDatabaseFailure<Types extends JobTypes>(
  failure: Types['failure'],
  now: number,
  hadNoEffect: boolean,
): AttemptResult<Types> & { readonly kind: 'retry' } {
  return { kind: 'retry', dueAt: now + pause, failure, hadNoEffect };
}
