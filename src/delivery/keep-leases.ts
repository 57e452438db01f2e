import type { ClaimedDelivery, DeliveryStore } from '../application/ports/store.js';
import type { DeliveryLog } from './delivery-log.js';

/**
 * How long a process that disappears holds up what it was sending, in milliseconds. A process that stalls for longer, or
 * cannot reach the database, loses its leases too: what it then says of an attempt is not recorded, and the next attempt
 * looks for what that one may have left behind.
 */
const lease = 10_000;

/** Often enough that two renewals may fail. */
const renewEvery = 3_000;

export interface LeaseParts {
  readonly store: Pick<DeliveryStore, 'renew'>;
  readonly clock: () => number;
  readonly owner: string;
  readonly log: DeliveryLog;
}

export interface Leases {
  /** Renews the leases of what this process is sending, however long an attempt takes, until it is stopped. */
  start(isSending: () => boolean): void;
  stop(): Promise<void>;
  /** Whether a delivery is certainly nobody else's yet. */
  isHeld(delivery: ClaimedDelivery): boolean;
}

/** When a lease ends that is taken or renewed at `now`; both in milliseconds since the epoch. */
export function leaseFrom(now: number): number {
  return now + lease;
}

export function keepLeases({ store, clock, owner, log }: LeaseParts): Leases {
  let timer: NodeJS.Timeout | undefined;
  let renewing = Promise.resolve();
  /** Until when the leases hold that were renewed last. */
  let renewedUntil = 0;
  /** Since when none of them has run out before it was renewed, as it does while the machine sleeps. */
  let unbrokenSince = 0;

  async function renew(isSending: () => boolean): Promise<void> {
    if (!isSending()) return;
    try {
      const now = clock();
      const until = leaseFrom(now);
      await store.renew(owner, now, until);
      if (now >= renewedUntil) unbrokenSince = now;
      renewedUntil = until;
    } catch (err) {
      log.error({ err }, 'the leases of what is being sent could not be renewed');
    }
  }

  return {
    start: (isSending) => {
      timer ??= setInterval(() => {
        renewing = renewing.then(() => renew(isSending));
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
