import type { AttemptOutcome } from '../application/ports/store.js';
import type { DeliveryFailure } from '../domain/call/delivery.js';

/** After this many attempts, some two minutes, it is a person's turn to look. */
export const mostAttempts = 8;

const firstDelay = 1_000;
const longestDelay = 60_000;

/** One attempt to send, as far as the decision about the next one depends on it. */
export interface Attempt {
  /** How many attempts have begun, this one included. */
  readonly attempts: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** A number from 0 up to 1, as `Math.random` gives it. */
  readonly random: () => number;
}

/**
 * The next attempt after a back-off, or `failed` when there have been enough.
 * @param atLeast milliseconds that the service asked to wait
 */
export function tryLater(failure: DeliveryFailure, attempt: Attempt, atLeast = 0): AttemptOutcome {
  if (attempt.attempts >= mostAttempts) return { kind: 'failed', failure };
  return { kind: 'later', dueAt: attempt.now + Math.max(atLeast, backOff(attempt)), failure };
}

/**
 * How long to wait, in milliseconds: one second, doubled with every attempt up to a minute, and of that between a half
 * and the whole by chance, so that deliveries that failed together do not all come back together.
 */
export function backOff({ attempts, random }: Pick<Attempt, 'attempts' | 'random'>): number {
  const whole = Math.min(longestDelay, firstDelay * 2 ** (attempts - 1));
  return Math.round(whole * (0.5 + random() / 2));
}
