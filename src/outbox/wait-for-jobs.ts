import { createChangeNotifier } from './change-notifier.js';

/** Another process may have performed the job, which only the database knows. In milliseconds. */
const slowPoll = 1_000;

export interface JobWatch {
  /** To be told of every job of which this process has recorded a result. */
  onEnded(job: { readonly subjectId: number }): void;
  /** Resolves once nothing more will happen to the subject's jobs by itself, or after `timeoutMs` milliseconds. */
  waitForJobs(subjectId: number, timeoutMs: number): Promise<void>;
  /** Lets everybody who waits, and who will, go on at once: nothing more will be performed. */
  stop(): void;
}

/**
 * Lets somebody who has enqueued jobs see what became of them.
 * @param isOver whether nothing more will happen by itself to the jobs of a subject that are waited for
 */
export function createJobWatch(isOver: (subjectId: number) => Promise<boolean>, pollMs = slowPoll): JobWatch {
  const notifier = createChangeNotifier();
  let isStopped = false;
  return {
    onEnded: ({ subjectId }) => notifier.notify(subjectId),
    waitForJobs: async (subjectId, timeoutMs) => {
      const giveUpAt = performance.now() + timeoutMs;
      for (;;) {
        // Subscribes before it asks, so that what ends in between is not missed.
        const subscription = notifier.subscribe(subjectId);
        try {
          const over = await isOver(subjectId);
          const left = giveUpAt - performance.now();
          if (isStopped || left <= 0 || over) return;
          await subscription.changedWithin(Math.min(left, pollMs));
        } finally {
          subscription.unsubscribe();
        }
      }
    },
    stop: () => {
      isStopped = true;
      notifier.notifyAll();
    },
  };
}
