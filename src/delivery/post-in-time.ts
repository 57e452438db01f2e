import type { Messenger } from '../application/ports/slack.js';
import type { AttemptOutcome, ClaimedDelivery } from '../application/ports/store.js';
import type { Leases } from './keep-leases.js';

export interface PostInTimeParts {
  readonly leases: Pick<Leases, 'isHeld'>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** A post was not made, because its time was over when all was ready. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/**
 * A messenger that looks at the clock right before it posts. Between taking a delivery and posting it, the machine may
 * have slept, or a service may have been slow, for minutes: what has expired meanwhile must not come late, and what
 * somebody else may have taken over must not come twice.
 */
export function postInTime<Posting extends Pick<Messenger, 'post'>>(
  messenger: Posting,
  { leases, clock }: PostInTimeParts,
  delivery: ClaimedDelivery,
): Posting {
  return {
    ...messenger,
    post: async (destination, message, key) => {
      const isOver = delivery.expiresAt !== undefined && delivery.expiresAt <= clock();
      if (isOver || !leases.isHeld(delivery)) throw new TooLate();
      return messenger.post(destination, message, key);
    },
  };
}

/** Whoever takes the delivery next sends it, or finds that it has expired. */
export function tooLate(now: number): AttemptOutcome {
  const message = 'It was not sent when all was ready: its time was over, or another process may have taken it over.';
  return { kind: 'later', dueAt: now, failure: { service: 'app', code: 'too-late', message } };
}
