import { schedule } from 'node-cron';

/** Something that has to be done now and then. */
export interface PeriodicWork {
  /** For the log, e.g. `housekeeping`. */
  readonly name: string;
  /** A cron expression, in UTC. */
  readonly schedule: string;
  /** How long after it began it must begin again at the latest, in milliseconds. */
  readonly every: number;
  /** Ends early when `stopped` is aborted. What it throws is logged, and it is done again at its next time. */
  readonly work: (stopped: AbortSignal) => Promise<void>;
}

export interface PeriodicWorkLog {
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** How often each work is examined that its cron may have forgotten, in milliseconds. */
const guardInterval = 30_000;

/**
 * Begins to do each work at its times; one that takes longer than until its next time is not done twice at once. Of the
 * times that were missed while the machine slept, one is made up for. Returns how to stop: it resolves when nothing is
 * under way.
 *
 * What is overdue is begun without node-cron, by the wall clock and by the one that nobody sets: it has been seen to forget
 * times (see `useUtc`).
 */
export function startPeriodicWork(works: readonly PeriodicWork[], log: PeriodicWorkLog): () => Promise<void> {
  const stopping = new AbortController();
  const underWay = new Map<PeriodicWork, Promise<void>>();
  const begun = new Map<PeriodicWork, Moment>(works.map((work) => [work, momentNow()]));

  async function perform({ name, work }: PeriodicWork): Promise<void> {
    try {
      await work(stopping.signal);
    } catch (err) {
      log.error({ err, work: name }, 'periodic work failed; it is tried again at its next time');
    }
  }

  function begin(work: PeriodicWork): void {
    if (underWay.has(work) || stopping.signal.aborted) return;
    begun.set(work, momentNow());
    underWay.set(
      work,
      perform(work).finally(() => underWay.delete(work)),
    );
  }

  const tasks = works.map((work) => {
    const task = schedule(work.schedule, () => begin(work), { timezone: 'UTC' });
    // Unheard, each missed time is written to the console. The guard makes up for it.
    task.on('execution:missed', () => undefined);
    return task;
  });
  const guard = setInterval(() => {
    for (const work of works) if (isOverdue(begun.get(work), work.every)) begin(work);
  }, guardInterval);
  return async () => {
    stopping.abort();
    clearInterval(guard);
    await Promise.all(tasks.map((task) => task.destroy()));
    await Promise.all(underWay.values());
  };
}

/** In milliseconds: since the epoch, which people may change, and since the process began. */
interface Moment {
  readonly wall: number;
  readonly steady: number;
}

function momentNow(): Moment {
  return { wall: Date.now(), steady: performance.now() };
}

function isOverdue(since: Moment | undefined, every: number): boolean {
  const now = momentNow();
  return !since || now.wall - since.wall >= every || now.steady - since.steady >= every;
}

/** Several as one, one after the other; one that fails does not keep the others from being done. */
export function inTurn(...steps: readonly (() => Promise<void>)[]): () => Promise<void> {
  return async () => {
    const failures: unknown[] = [];
    for (const step of steps) await step().catch((error) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'Not all of it could be done.');
  };
}
