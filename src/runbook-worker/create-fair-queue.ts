import type { Busy } from '../call/ports/runbook-reader.js';

export interface FairQueueLimits {
  /** How many jobs run at once. */
  readonly mostRunning: number;
  /** How many jobs wait, of all askers together and of each. */
  readonly mostWaiting: number;
  readonly mostWaitingOfOne: number;
  /** How long a job waits for its turn, in milliseconds. */
  readonly waitLimit: number;
}

export interface Turn<Result> {
  /** What the job came to; `busy` when the queue is full, or when its turn did not come in time. */
  readonly result: Promise<Result | Busy>;
  /** Somebody else wants the same result: the job then also runs when it is their turn. */
  join(asker: string): void;
}

export interface FairQueue {
  run<Result>(asker: string, work: () => Promise<Result>): Turn<Result>;
}

interface Job {
  readonly askers: Set<string>;
  /** Runs the job; never rejects. */
  readonly start: () => Promise<void>;
}

/**
 * Shares what can run at once between those who ask: one job of each at a time, and whoever was served longest ago is
 * next. So a person with twenty jobs delays another one by a single job.
 */
export function createFairQueue(limits: FairQueueLimits): FairQueue {
  const waiting = new Set<Job>();
  const running = new Set<string>();
  /** In the order in which they were last served. */
  const served = new Set<string>();

  function startNext(): void {
    for (let next = choose(); next && running.size < limits.mostRunning; next = choose()) void startJob(next);
  }

  async function startJob({ job, asker }: { job: Job; asker: string }): Promise<void> {
    waiting.delete(job);
    running.add(asker);
    served.delete(asker);
    served.add(asker);
    await job.start();
    running.delete(asker);
    if (waiting.size + running.size === 0) served.clear();
    startNext();
  }

  /** Of those who wait and have nothing running, who was never served or longest ago; of their jobs the first. */
  function choose(): { job: Job; asker: string } | undefined {
    const order = new Map([...served].map((asker, index) => [asker, index]));
    const rank = ({ asker }: { asker: string }) => order.get(asker) ?? -1;
    const candidates = [...waiting].flatMap((job) => [...job.askers].map((asker) => ({ job, asker })));
    return candidates
      .filter(({ asker }) => !running.has(asker))
      .reduce<{ job: Job; asker: string } | undefined>(
        (best, each) => (best && rank(best) <= rank(each) ? best : each),
        undefined,
      );
  }

  function isFullFor(asker: string): boolean {
    const own = [...waiting].filter((job) => job.askers.has(asker)).length;
    return waiting.size >= limits.mostWaiting || own >= limits.mostWaitingOfOne;
  }

  function enqueue<Result>(askers: Set<string>, work: () => Promise<Result>): Promise<Result | Busy> {
    return new Promise((resolve, reject) => {
      const job: Job = {
        askers,
        start: () => {
          clearTimeout(timer);
          return work().then(resolve, reject);
        },
      };
      const timer = setTimeout(() => {
        waiting.delete(job);
        resolve({ kind: 'busy' });
      }, limits.waitLimit).unref();
      waiting.add(job);
      startNext();
    });
  }

  return {
    run(asker, work) {
      if (isFullFor(asker)) return { result: Promise.resolve({ kind: 'busy' }), join: () => undefined };
      const askers = new Set([asker]);
      const result = enqueue(askers, work);
      return {
        result,
        join: (another) => {
          askers.add(another);
          startNext();
        },
      };
    },
  };
}
