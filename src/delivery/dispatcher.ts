import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { ClaimedDelivery, DeliveryStore } from '../application/ports/store.js';
import type { Delivery } from '../domain/call/delivery.js';
import { createAlarm } from './alarm.js';
import { type AttemptParts, attemptDelivery } from './attempt-delivery.js';
import type { Hold } from './hold.js';
import { type Leases, leaseFrom } from './keep-leases.js';
import { oneAtATime } from './one-at-a-time.js';

/** How many deliveries are under way at once. Each is a lane of its own, and Slack takes a second to serve a slow one. */
const mostInFlight = 500;

/**
 * How long before its time a delivery is taken, in milliseconds: taking it costs a commit, and for a reminder much has to
 * be read. It is a short time because it holds up what a click wants to post in the same lane.
 */
const ahead = 250;

/** How many are noted as expired at a stretch, before what is due has its turn again. */
const expiredAtOnce = 100;

/** How many are begun at a stretch: SQLite answers without ever waiting, so people's clicks wait meanwhile. */
const batch = 25;

/**
 * How late a delivery can be that another replica stored, or whose timer was lost, in milliseconds. An interval and not a
 * cron: after a suspension that goes through every tick that it missed.
 */
const wakeInterval = 5_000;

/** After the database failed, in milliseconds. */
const pauseAfterError = 1_000;

export interface DispatcherParts extends AttemptParts {
  readonly store: DeliveryStore;
  /** Where what is carried out waits for its time. */
  readonly hold: Pick<Hold, 'look'>;
  /** Of the same owner. */
  readonly leases: Pick<Leases, 'start' | 'stop'>;
}

export interface Dispatcher {
  start(): void;
  /** Looks at once, because something has been stored. Does nothing before `start` and after `stop`. */
  wake(): void;
  /** Takes nothing new and waits for what is under way, which begins within a moment. */
  stop(): Promise<void>;
}

/**
 * Sends what is due, several lanes at once. Whether something is due is for the database alone to say: the dispatcher
 * asks it shortly before the next due time, whenever it is woken, and every few seconds in case a timer or a wake-up was
 * lost. Each time it first takes note of what has expired, which is therefore known within those seconds.
 */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { store, hold, leases, clock, owner, log } = parts;
  const inFlight = new Set<Promise<void>>();
  const alarm = createAlarm(wake);
  const sweeping = oneAtATime(sweep);
  /** Set while the dispatcher is running. */
  let ticking: NodeJS.Timeout | undefined;

  function wake(): void {
    hold.look();
    if (ticking) sweeping.ask();
  }

  async function sweep(): Promise<void> {
    try {
      await noteExpired();
      const dueBy = clock() + ahead;
      while (ticking && (await beginBatch(dueBy))) await letOthersRun();
      // Without room there is nothing to wait for: whatever is done first makes room and wakes.
      if (inFlight.size < mostInFlight) setAlarm(await store.nextDueAt(), dueBy);
    } catch (err) {
      log.error({ err }, 'the database could not say what is due');
      if (ticking) alarm.setIn(pauseAfterError);
    }
  }

  /** After a long pause there can be tens of thousands: what is due is sent between two batches of them. */
  async function noteExpired(): Promise<void> {
    const expired = await store.expire(clock(), expiredAtOnce);
    for (const delivery of expired) tellMissed(delivery);
    if (expired.length === expiredAtOnce) sweeping.ask();
  }

  /** Whether there may be more: no fewer were due than could be begun. */
  async function beginBatch(dueBy: number): Promise<boolean> {
    const limit = Math.min(mostInFlight - inFlight.size, batch);
    if (limit === 0) return false;
    const now = clock();
    const claimed = await store.claimDue(now, owner, leaseFrom(now), limit, dueBy);
    for (const delivery of claimed) begin(delivery);
    return claimed.length === limit;
  }

  function begin(delivery: ClaimedDelivery): void {
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

  /** What was looked for ahead of its time and could not be taken, such as another's lease, is looked at in its time. */
  function setAlarm(dueAt: number | undefined, lookedUntil: number): void {
    if (!ticking || dueAt === undefined) return;
    alarm.setIn((dueAt > lookedUntil ? dueAt - ahead : dueAt) - clock());
  }

  return {
    start: () => {
      ticking ??= setInterval(wake, wakeInterval);
      leases.start(() => inFlight.size > 0);
      wake();
    },
    wake,
    stop: async () => {
      clearInterval(ticking);
      ticking = undefined;
      alarm.clear();
      await sweeping.idle();
      await Promise.all(inFlight);
      await leases.stop();
    },
  };
}
