import { answersAClick } from './answers-a-click.js';
import type { Job } from './job.js';

/**
 * Whether nothing more will happen by itself to what answers a click: each job is sent, has failed, or waits for
 * one that has failed. One that will be tried again is not settled. Reminders have their own day and are not waited for.
 * @param jobs what of one call is open, and what that waits for
 * @param keys which of them are asked about; all when left out
 */
export function allEnded(jobs: readonly Job[], keys?: readonly string[]): boolean {
  const byKey = new Map(jobs.map((job) => [job.key, job]));
  return jobs
    .filter(({ key, payload }) => (keys ? keys.includes(key) : answersAClick(payload)))
    .every((job) => job.state === 'completed' || isStuck(job, byKey));
}

/** Ends, because a job can only wait for one that was promised before it or with it, and never for itself. */
function isStuck(job: Job, byKey: ReadonlyMap<string, Job>): boolean {
  if (['failed', 'expired', 'cancelled'].includes(job.state)) return true;
  return job.prerequisites.some((key) => {
    const predecessor = byKey.get(key);
    return predecessor !== undefined && isStuck(predecessor, byKey);
  });
}
