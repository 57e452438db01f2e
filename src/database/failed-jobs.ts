import type { FailedJobs } from '../call/ports/channels.js';
import type { CallOutbox } from './call-outbox.js';

/** Jobs that Slack refused. `onEnqueued` is called after some were queued again. */
export function createFailedJobs(outbox: CallOutbox, onEnqueued: () => void): FailedJobs {
  return {
    failedWith: async (codes, limit) => {
      const failed = await outbox.failedWith(codes, limit);
      return failed.filter(({ failure }) => failure?.service === 'Slack');
    },
    requeue: async (jobs, now) => {
      if (jobs.length === 0) return 0;
      const queued = await outbox.requeue(jobs, now);
      if (queued > 0) onEnqueued();
      return queued;
    },
  };
}
