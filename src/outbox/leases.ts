import type { JobLog } from './job-log.js';

/**
 * How long a process that disappears delays the jobs that it was performing, in milliseconds. A process that stalls for longer,
 * or cannot reach the database, loses its leases too: what it then says of an attempt is not recorded, and the next attempt
 * reconciles what that one may have left behind.
 */
const lease = 10_000;

/** Often enough that two renewals may fail. */
const renewEvery = 3_000;

export interface LeaseOptions {
  readonly outbox: { renew(owner: string, now: number, leaseUntil: number): Promise<void> };
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly owner: string;
  readonly log: JobLog;
}

export interface Leases {
  /** Renews the leases of the jobs that this process performs, however long an attempt takes, until it is stopped. */
  start(isPerforming: () => boolean): void;
  stop(): Promise<void>;
  /** Whether a job is certainly nobody else's yet. */
  isHeld(job: { readonly leaseUntil: number }): boolean;
}

/** When a lease ends that is taken or renewed at `now`; both in milliseconds since the epoch. */
export function leaseFrom(now: number): number {
  return now + lease;
}

export function keepLeases({ outbox, clock, owner, log }: LeaseOptions): Leases {
  let timer: NodeJS.Timeout | undefined;
  let renewing = Promise.resolve();
  /** Until when the leases hold that were renewed last. */
  let renewedUntil = 0;
  /** Since when none of them has run out before it was renewed, as it does while the machine sleeps. */
  let unbrokenSince = 0;

  async function renew(isPerforming: () => boolean): Promise<void> {
    if (!isPerforming()) return;
    try {
      const now = clock();
      const until = leaseFrom(now);
      await outbox.renew(owner, now, until);
      if (now >= renewedUntil) unbrokenSince = now;
      renewedUntil = until;
    } catch (err) {
      log.error({ err }, 'leases could not be renewed');
    }
  }

  return {
    start: (isPerforming) => {
      timer ??= setInterval(() => {
        renewing = renewing.then(() => renew(isPerforming));
      }, renewEvery);
    },
    stop: async () => {
      clearInterval(timer);
      timer = undefined;
      await renewing;
    },
    isHeld: ({ leaseUntil }) => {
      const now = clock();
      return now < leaseUntil || (now < renewedUntil && leaseUntil > unbrokenSince);
    },
  };
}
