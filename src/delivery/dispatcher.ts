import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { DeliveryStore } from '../application/ports/store.js';
import type { Delivery } from '../domain/call/delivery.js';
import { createAlarm } from './alarm.js';
import { type AttemptParts, attemptDelivery } from './attempt-delivery.js';
import { keepLeases, leaseFrom } from './keep-leases.js';
import { oneAtATime } from './one-at-a-time.js';
import { type SafetyNetParts, startSafetyNet } from './safety-net.js';

/** How many deliveries are under way at once. Each is a lane of its own, and Slack takes a second to serve a slow one. */
const mostInFlight = 500;

/** How many are begun at a stretch: SQLite answers without ever waiting, so people's clicks wait meanwhile. */
const batch = 25;

/** After the database failed, in milliseconds. */
const pauseAfterError = 1_000;

export interface DispatcherParts extends AttemptParts, Omit<SafetyNetParts, 'wake'> {
  readonly store: DeliveryStore;
}

export interface Dispatcher {
  start(): void;
  /** Looks at once, because something has been stored. Does nothing before `start` and after `stop`. */
  wake(): void;
  /** Takes nothing new and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Sends what is due, several lanes at once. Whether something is due is for the database alone to say: the dispatcher
 * asks it at the next due time, whenever it is woken, and every few seconds in case a timer or a wake-up was lost. Each
 * time it first takes note of what has expired, which is therefore known within those seconds.
 */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { store, clock, owner, log } = parts;
  const inFlight = new Set<Promise<void>>();
  const alarm = createAlarm(wake);
  const sweeping = oneAtATime(sweep);
  const leases = keepLeases({ store, clock, owner, log, isSending: () => inFlight.size > 0 });
  /** Set while the dispatcher is running. */
  let stopSafetyNet: (() => Promise<void>) | undefined;

  function wake(): void {
    if (stopSafetyNet) sweeping.ask();
  }

  async function sweep(): Promise<void> {
    try {
      for (const delivery of await store.expire(clock())) tellMissed(delivery);
      while (stopSafetyNet && (await beginBatch())) await letOthersRun();
      // Without room there is nothing to wait for: whatever is done first makes room and wakes.
      if (inFlight.size < mostInFlight) setAlarm(await store.nextDueAt());
    } catch (err) {
      log.error({ err }, 'the database could not say what is due');
      setAlarm(clock() + pauseAfterError);
    }
  }

  /** Whether there may be more: no fewer were due than could be begun. */
  async function beginBatch(): Promise<boolean> {
    const limit = Math.min(mostInFlight - inFlight.size, batch);
    if (limit === 0) return false;
    const now = clock();
    const claimed = await store.claimDue(now, owner, leaseFrom(now), limit);
    for (const delivery of claimed) begin(delivery);
    return claimed.length === limit;
  }

  function begin(delivery: Delivery): void {
    const attempt = attemptDelivery(parts, delivery).finally(() => {
      inFlight.delete(attempt);
      wake();
    });
    inFlight.add(attempt);
  }

  function tellMissed(delivery: Delivery): void {
    log.error(
      { delivery: delivery.key, failure: delivery.failure?.code },
      'missed: it expired before it could be sent',
    );
    parts.onMissed(delivery);
  }

  function setAlarm(dueAt: number | undefined): void {
    if (stopSafetyNet && dueAt !== undefined) alarm.setIn(dueAt - clock());
  }

  return {
    start: () => {
      stopSafetyNet ??= startSafetyNet({ wake, housekeeping: parts.housekeeping, log });
      leases.start();
      wake();
    },
    wake,
    stop: async () => {
      const stopTicking = stopSafetyNet;
      stopSafetyNet = undefined;
      alarm.clear();
      await stopTicking?.();
      await sweeping.idle();
      await Promise.all(inFlight);
      await leases.stop();
    },
  };
}
