import { schedule } from 'node-cron';

/** Something that has to be done now and then. */
export interface PeriodicWork {
  /** For the log, e.g. `housekeeping`. */
  readonly name: string;
  /** A cron expression. */
  readonly schedule: string;
  /** Ends early when `stopped` is aborted. What it throws is logged, and it is done again at its next time. */
  readonly work: (stopped: AbortSignal) => Promise<void>;
}

export interface PeriodicWorkLog {
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/**
 * Begins to do each work at its times; one that takes longer than until its next time is not done twice at once. Of the
 * times that were missed while the machine slept, one is made up for. Returns how to stop: it resolves when nothing is
 * under way.
 */
export function startPeriodicWork(works: readonly PeriodicWork[], log: PeriodicWorkLog): () => Promise<void> {
  const stopping = new AbortController();
  const underWay = new Map<PeriodicWork, Promise<void>>();

  async function carryOut({ name, work }: PeriodicWork): Promise<void> {
    try {
      await work(stopping.signal);
    } catch (err) {
      log.error({ err, work: name }, 'periodic work failed; it is tried again at its next time');
    }
  }

  function begin(work: PeriodicWork): void {
    if (underWay.has(work) || stopping.signal.aborted) return;
    underWay.set(
      work,
      carryOut(work).finally(() => underWay.delete(work)),
    );
  }

  const tasks = works.map((work) => {
    const task = schedule(work.schedule, () => begin(work));
    task.on('execution:missed', () => begin(work));
    return task;
  });
  return async () => {
    stopping.abort();
    await Promise.all(tasks.map((task) => task.destroy()));
    await Promise.all(underWay.values());
  };
}

/** Several as one, one after the other; one that fails does not keep the others from being done. */
export function inTurn(...steps: readonly (() => Promise<void>)[]): () => Promise<void> {
  return async () => {
    const failures: unknown[] = [];
    for (const step of steps) await step().catch((error) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'Not all of it could be done.');
  };
}
