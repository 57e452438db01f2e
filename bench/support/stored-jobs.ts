import { setTimeout as delay } from 'node:timers/promises';
import { emptyPlan, sampleCall } from '../../test/support/sample-call.js';
import type { BenchDatabase } from './bench-database.js';
import { evenly, until } from './due-jobs.js';
import { openApp, planReminderJobs } from './our-competitor.js';
import { median } from './statistics.js';
import { people, storeInBulk } from './store-in-bulk.js';

/** What the database does for one due reminder, in milliseconds. */
export interface Cost {
  /** To take it. */
  readonly claim: number;
  /** All of it: look for what has expired, take it, record it, find out what is next. */
  readonly all: number;
}

/** The app with many reminders that wait for their day. */
export interface StoredJobs {
  cost(): Promise<Cost>;
  /** How late reminders are begun that become due meanwhile, in milliseconds. */
  lateness(perSecond: number, seconds: number): Promise<readonly number[]>;
  close(): Promise<void>;
}

const owner = 'bench';
const samples = 50;

/** Between two samples, in milliseconds, so that none is recorded together with the one before. */
const apart = 60;

/** @param stored how many wait */
export async function storeJobs(database: BenchDatabase, stored: number): Promise<StoredJobs> {
  let lateness: number[] = [];
  const app = await openApp(database.address, ({ dueAt }) => lateness.push(Date.now() - dueAt));
  const { store, dispatcher } = app;
  await store.calls.announce(sampleCall(0), emptyPlan);
  await storeInBulk(database, stored);

  async function costOfOne(): Promise<Cost> {
    const now = Date.now();
    await planReminderJobs(store, [now], () => queueOf(now));
    await delay(apart);
    const start = performance.now();
    await store.outbox.expire(now, 100);
    const beforeClaim = performance.now();
    const [job] = await store.outbox.claim(now, owner, now + 10_000, 25);
    const claim = performance.now() - beforeClaim;
    if (!job) throw new Error('The reminder that is due was not found.');
    await store.outbox.recordResult(job, owner, { kind: 'completed' }, now);
    await store.outbox.nextDueAt();
    return { claim, all: performance.now() - start };
  }

  return {
    cost: async () => {
      const costs: Cost[] = [];
      while (costs.length < samples) costs.push(await costOfOne());
      return { claim: median(costs.map(({ claim }) => claim)), all: median(costs.map(({ all }) => all)) };
    },
    lateness: async (perSecond, seconds) => {
      lateness = [];
      const dueTimes = evenly(perSecond, seconds);
      await planReminderJobs(store, dueTimes, queueOf);
      dispatcher.start();
      await until(() => lateness.length === dueTimes.length);
      await dispatcher.stop();
      return lateness;
    },
    close: async () => {
      await store.close();
      await database.remove();
    },
  };
}

function queueOf(index: number): string {
  return `dm U${index % people}`;
}
