import type { AttemptResult, JobTypes } from './job.js';

/** After this many attempts, some two minutes, a person has to see to it, unless the service does not answer anybody. */
export const mostAttempts = 8;

/** How long a job is retried while a service does not answer, in milliseconds. One that expires ends earlier. */
const longestOutage = 24 * 60 * 60 * 1_000;

/** A job's own attempts must have failed for this long after an answer to another job, in milliseconds. */
const patience = 2 * 60 * 1_000;

const firstDelay = 1_000;
const longestDelay = 60_000;

/** An attempt, as far as the decision about the next one depends on it. */
export interface Attempt {
  /** How many attempts have begun, this one included. */
  readonly attempts: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** A number from 0 up to 1, as `Math.random` gives it. */
  readonly random: () => number;
  /** When the first attempt began, in milliseconds since the epoch; `undefined` when this is the first. */
  readonly firstAttemptAt?: number | undefined;
  /** Whether the service did the same for other jobs between two moments, in milliseconds since the epoch. */
  readonly hasAnsweredOthers?: (from: number, to: number) => boolean;
}

/**
 * The next attempt after a back-off, or `failed` when there have been enough.
 * @param atLeast milliseconds that the service asked to wait
 */
export function retryLater<Types extends JobTypes>(
  failure: Types['failure'],
  attempt: Attempt,
  atLeast = 0,
): AttemptResult<Types> {
  if (attempt.attempts >= mostAttempts) return { kind: 'failed', failure };
  return { kind: 'retry', dueAt: attempt.now + Math.max(atLeast, backOff(attempt)), failure };
}

/**
 * The same while a service does not answer: an outage of hours is no reason to give up. `failed` only after a day, or when
 * it has answered other jobs meanwhile, so that it is this one which it refuses.
 */
export function retryAfterOutage<Types extends JobTypes>(
  failure: Types['failure'],
  attempt: Attempt,
  atLeast = 0,
): AttemptResult<Types> {
  const { attempts, now, firstAttemptAt = now, hasAnsweredOthers = () => false } = attempt;
  const isOver =
    now - firstAttemptAt >= longestOutage || hasAnsweredOthers(now - shortestTime(attempts), now - patience);
  return retryLater(
    failure,
    isOver ? attempt : { ...attempt, attempts: Math.min(attempts, mostAttempts - 1) },
    atLeast,
  );
}

/** How long so many attempts take at least, in milliseconds. Earlier than that, this series of them had not begun. */
function shortestTime(attempts: number): number {
  let time = 0;
  for (let made = 1; made < attempts; made++) time += backOff({ attempts: made, random: () => 0 });
  return time;
}

/**
 * How long to wait, in milliseconds: one second, doubled with every attempt up to a minute, and of that between a half
 * and the whole by chance, so that jobs that failed together do not all come back together.
 */
export function backOff({ attempts, random }: Pick<Attempt, 'attempts' | 'random'>): number {
  const whole = Math.min(longestDelay, firstDelay * 2 ** (attempts - 1));
  return Math.round(whole * (0.5 + random() / 2));
}
