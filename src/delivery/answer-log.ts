import type { JobPayload } from '../call/jobs/job.js';
import { isPost } from '../call/jobs/job-kinds.js';

type Kind = JobPayload['kind'];

/** Times are kept to this many milliseconds. */
const step = 10_000;

/** Older ones are of no use to anybody, in milliseconds. */
const kept = 60 * 60 * 1_000;

/** When Slack has last done what jobs asked for, so that one job's fault is told from an outage. */
export interface AnswerLog {
  /** Notes that a job of this kind has succeeded. `now` is milliseconds since the epoch, like `from` and `to`. */
  note(kind: Kind, now: number): void;
  /** Whether a job that asks for the same as one of this kind (to post, or to change a post) succeeded in that time. */
  hasAnswered(kind: Kind, from: number, to: number): boolean;
}

/** Keeps the times in memory: another replica, and this one after a restart, judge by what they see themselves. */
export function createAnswerLog(): AnswerLog {
  const times = { post: new Set<number>(), update: new Set<number>() };
  const timesOf = (kind: Kind) => (isPost(kind) ? times.post : times.update);
  return {
    note: (kind, now) => {
      const noted = timesOf(kind);
      noted.add(Math.floor(now / step) * step);
      for (const time of noted) if (time < now - kept) noted.delete(time);
    },
    hasAnswered: (kind, from, to) => [...timesOf(kind)].some((time) => time >= from && time <= to),
  };
}
