import type { DeliveryStore } from '../application/ports/store.js';
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
  readonly isSending: () => boolean;
}

/** When a lease ends that is taken or renewed at `now`; both in milliseconds since the epoch. */
export function leaseFrom(now: number): number {
  return now + lease;
}

/** Renews the leases of what this process is sending, however long an attempt takes, until it is stopped. */
export function keepLeases({ store, clock, owner, log, isSending }: LeaseParts) {
  let timer: NodeJS.Timeout | undefined;
  let renewing = Promise.resolve();

  async function renew(): Promise<void> {
    try {
      const now = clock();
      if (isSending()) await store.renew(owner, now, leaseFrom(now));
    } catch (err) {
      log.error({ err }, 'the leases of what is being sent could not be renewed');
    }
  }

  return {
    start: () => {
      timer ??= setInterval(() => {
        renewing = renewing.then(renew);
      }, renewEvery);
    },
    stop: async () => {
      clearInterval(timer);
      timer = undefined;
      await renewing;
    },
  };
}
