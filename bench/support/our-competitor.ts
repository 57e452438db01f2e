import type { CallJobs, Job, NewJob } from '../../src/call/jobs/job.js';
import { openStore, type Store } from '../../src/database/open-store.js';
import { appFailures } from '../../src/delivery/app-failures.js';
import type { JobLog } from '../../src/outbox/index.js';
import { createDispatcher, createStartGate, type Dispatcher, keepLeases } from '../../src/outbox/index.js';
import { sampleCall } from '../../test/support/sample-call.js';
import type { BenchDatabase } from './bench-database.js';
import type { Competitor } from './competitor.js';

/** One call has some dozen reminders; more of them in one make a benchmark quicker to set up. */
const perCall = 500;

/** Each issue is announced once. */
let lastIssue = 0;

/** The app's store and dispatcher, as they are. Each job is recorded by a commit of its own. */
export function ourCompetitor(createDatabase: () => Promise<BenchDatabase>): Competitor {
  return {
    name: 'Runbook calls',
    open: async (onJob) => {
      const database = await createDatabase();
      const { store, dispatcher } = await openApp(database.address, (job) => onJob(job.dueAt));
      return {
        store: (dueTimes) => planReminderJobs(store, dueTimes, (index) => `dm U${index}`),
        start: async () => dispatcher.start(),
        countDone: () => database.selectNumber(`select count(*) from job where state = 'completed'`),
        close: async () => {
          await dispatcher.stop();
          await store.close();
          await database.remove();
        },
      };
    },
  };
}

/** The store and the dispatcher on a database; performing a job is `onJob` and nothing else. */
export async function openApp(
  address: string,
  onJob: (job: Job) => void,
): Promise<{ readonly store: Store; readonly dispatcher: Dispatcher }> {
  const store = await openStore(address, { onEnqueued: () => dispatcher.wake() });
  const startGate = createStartGate(Date.now);
  const owner = 'bench';
  const dispatcher = createDispatcher<CallJobs>({
    outbox: store.outbox,
    startGate,
    leases: keepLeases({ outbox: store.outbox, clock: Date.now, owner, log: problemsOnly }),
    perform: async (job) => {
      await startGate.until(job.startAt);
      onJob(job);
      return { kind: 'completed' };
    },
    failures: appFailures,
    planBugNotice: async () => [],
    clock: Date.now,
    owner,
    log: problemsOnly,
    onExpired: () => {},
    onEnded: () => {},
  });
  return { store, dispatcher };
}

/**
 * Announces as many calls as it takes to promise a reminder for each of these times.
 * @param queueOf the queue of each, by its place among all
 */
export async function planReminderJobs(
  store: Store,
  dueTimes: readonly number[],
  queueOf: (index: number) => string,
): Promise<void> {
  for (let from = 0; from < dueTimes.length; from += perCall) {
    lastIssue += 1;
    const jobs = dueTimes
      .slice(from, from + perCall)
      .map((dueAt, index) => reminder(`reminder ${lastIssue} · ${index}`, dueAt, queueOf(from + index)));
    await store.calls.announce(sampleCall(lastIssue), () => ({ jobs }));
  }
}

function reminder(key: string, dueAt: number, queue: string): NewJob {
  const to = { kind: 'person', slackId: queue.replace('dm ', '') } as const;
  return {
    key,
    queue,
    dueAt,
    expiresAt: dueAt + 3_600_000,
    payload: { kind: 'reminder', occasion: '1h', to, instant: dueAt + 3_600_000 },
    prerequisites: [],
  };
}

/** In production the log goes to standard output; here it would be measured with the terminal. */
export const problemsOnly: JobLog = {
  info: () => {},
  warn: (fields, message) => console.error(message, fields),
  error: (fields, message) => console.error(message, fields),
};
