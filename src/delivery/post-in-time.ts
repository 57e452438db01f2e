import type { Messenger } from '../call/ports/slack.js';
import type { AttemptResult, ClaimedJob } from '../call/ports/store.js';
import type { Leases } from '../outbox/index.js';

export interface PostInTimeDeps {
  readonly leases: Pick<Leases, 'isHeld'>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** A post was not made, because its time was over when all was ready. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
  readonly isExpired: boolean;

  /** @param isExpired whether it has expired; else another process may have taken it over */
  constructor(isExpired: boolean) {
    super();
    this.isExpired = isExpired;
  }
}

/**
 * A messenger that looks at the clock right before it posts. Between taking a job and posting it, the machine may
 * have slept, or a service may have been slow, for minutes: what has expired meanwhile must not come late, and what
 * somebody else may have taken over must not come twice.
 */
export function postInTime<Posting extends Pick<Messenger, 'post'>>(
  messenger: Posting,
  { leases, clock }: PostInTimeDeps,
  job: ClaimedJob,
): Posting {
  return {
    ...messenger,
    post: async (destination, message, key) => {
      const expired = isExpired(job, clock());
      if (expired || !leases.isHeld(job)) throw new TooLate(expired);
      return messenger.post(destination, message, key);
    },
  };
}

/** Whether something is no longer worth sending at `now`, in milliseconds since the epoch. */
export function isExpired({ expiresAt }: Pick<ClaimedJob, 'expiresAt'>, now: number): boolean {
  return expiresAt !== undefined && expiresAt <= now;
}

/**
 * What follows when a post was not made in time. Before each post what an earlier attempt may have left is searched for, so
 * what has expired then was never posted. Else whoever takes the job next sends it.
 */
export function tooLate(error: TooLate, now: number): AttemptResult {
  const message = 'Not sent: it was too late, or another process may have sent it.';
  const failure = { service: 'app', code: 'too-late', message } as const;
  return error.isExpired ? { kind: 'expired', failure } : { kind: 'retry', dueAt: now, failure };
}
