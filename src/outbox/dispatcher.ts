import { setImmediate as letOthersRun } from 'node:timers/promises';
import { type AttemptOptions, attemptJob } from './attempt-job.js';
import { coalesce } from './coalesce.js';
import type { ClaimedJob, Job, JobTypes } from './job.js';
import { type Leases, leaseFrom } from './leases.js';
import type { DispatcherQueries } from './outbox.js';
import type { StartGate } from './start-gate.js';
import { createTimer } from './timer.js';

/** How many jobs are under way at once. Each is of a queue of its own, and a slow service takes a second for one. */
const mostInFlight = 500;

/**
 * How long before its time a job is claimed, in milliseconds: claiming costs a commit, and a job may have much to read
 * before it can have its effect. It is a short time because it delays what is enqueued in the same queue meanwhile.
 */
const ahead = 250;

/** How many are noted as expired at a stretch, before what is due has its turn again. */
const expiredAtOnce = 100;

/** How many are begun at a stretch: SQLite blocks the process while it works, so everything else waits meanwhile. */
const batch = 25;

/**
 * How late a job can be that another process stored, or whose timer was lost, in milliseconds. An interval and not a cron:
 * after a suspension that goes through every tick that it missed.
 */
const wakeInterval = 5_000;

/** After the database failed, in milliseconds. */
const pauseAfterError = 1_000;

export interface DispatcherOptions<Types extends JobTypes> extends AttemptOptions<Types> {
  readonly outbox: Omit<DispatcherQueries<Types>, 'repairQueues'>;
  /** Where claimed jobs wait for their time. */
  readonly startGate: Pick<StartGate, 'check'>;
  /** Of the same owner. */
  readonly leases: Pick<Leases, 'start' | 'stop'>;
}

export interface Dispatcher {
  start(): void;
  /** Looks for due jobs at once, because something has been stored. Does nothing before `start` and after `stop`. */
  wake(): void;
  /** Claims nothing new and waits for what is under way, which begins within a moment. */
  stop(): Promise<void>;
}

/**
 * Performs what is due, several queues at once. Whether something is due is for the database alone to say: the dispatcher
 * asks it shortly before the next due time, whenever it is woken, and every few seconds in case a timer or a wake-up was
 * lost. Each time it first takes note of what has expired, which is therefore known within those seconds.
 */
export function createDispatcher<Types extends JobTypes>(options: DispatcherOptions<Types>): Dispatcher {
  const { outbox, startGate, leases, clock, owner, log } = options;
  const inFlight = new Set<Promise<void>>();
  const timer = createTimer(wake);
  const sweeping = coalesce(sweep);
  /** Set while the dispatcher is running. */
  let ticking: NodeJS.Timeout | undefined;

  function wake(): void {
    startGate.check();
    if (ticking) sweeping.request();
  }

  async function sweep(): Promise<void> {
    try {
      await noteExpired();
      const dueBy = clock() + ahead;
      while (ticking && (await beginBatch(dueBy))) await letOthersRun();
      // Without room there is nothing to wait for: whatever ends first makes room and wakes.
      if (inFlight.size < mostInFlight) setTimer(await outbox.nextDueAt(), dueBy);
    } catch (err) {
      log.error({ err }, 'the database could not say what is due');
      if (ticking) timer.setIn(pauseAfterError);
    }
  }

  /** After a long pause there can be tens of thousands: what is due is performed between two batches of them. */
  async function noteExpired(): Promise<void> {
    const expired = await outbox.expire(clock(), expiredAtOnce);
    for (const job of expired) reportExpired(job);
    if (expired.length === expiredAtOnce) sweeping.request();
  }

  /** Whether there may be more: no fewer were due than could be begun. */
  async function beginBatch(dueBy: number): Promise<boolean> {
    const limit = Math.min(mostInFlight - inFlight.size, batch);
    if (limit === 0) return false;
    const now = clock();
    const claimed = await outbox.claim(now, owner, leaseFrom(now), limit, dueBy);
    for (const job of claimed) begin(job);
    return claimed.length === limit;
  }

  function begin(job: ClaimedJob<Types>): void {
    const attempt = attemptJob(options, job).finally(() => {
      inFlight.delete(attempt);
      wake();
    });
    inFlight.add(attempt);
  }

  function reportExpired(job: Job<Types>): void {
    log.error({ job: job.key, failure: job.failure?.code }, 'expired before it could be performed');
    options.onExpired(job);
  }

  /** What was looked for ahead of its time and could not be claimed, such as another's lease, is looked for in its time. */
  function setTimer(dueAt: number | undefined, claimedUntil: number): void {
    if (!ticking || dueAt === undefined) return;
    timer.setIn((dueAt > claimedUntil ? dueAt - ahead : dueAt) - clock());
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
      timer.clear();
      await sweeping.idle();
      await Promise.all(inFlight);
      await leases.stop();
    },
  };
}
