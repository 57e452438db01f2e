import type { Call } from '../call.js';
import { answersAClick } from './answers-a-click.js';
import type { JobPlan, ResultAction } from './job.js';
import { jobKey } from './job-keys.js';

/**
 * How long the window of a form has to show the result, in milliseconds: it waits 15 seconds for the jobs, and then up to
 * 10 seconds for Slack's answer.
 */
export const windowTime = 30_000;

/** Who asked for something in a form, and what it was. */
export interface Asked {
  readonly slackId: string;
  readonly action: ResultAction;
}

/**
 * Adds to a plan the message that tells who asked for it what became of it. It is withdrawn when the window has shown the
 * result, so that they hear of it once. It has a queue of its own: until the jobs have ended it waits, and must not delay
 * the person's other messages.
 * @param call as it is after the change
 * @param now milliseconds since the epoch
 */
export function withResultNotice(plan: JobPlan, call: Call, asked: Asked, now: number): JobPlan {
  const jobs = plan.jobs.filter(({ payload }) => answersAClick(payload)).map(({ key }) => key);
  if (jobs.length === 0) return plan;
  const notice = {
    key: resultNoticeKey(call, asked),
    queue: `result ${call.id} ${asked.slackId}`,
    dueAt: now + windowTime,
    payload: { kind: 'result-notice', ...asked, jobs },
    prerequisites: [],
  } as const;
  return { ...plan, jobs: [...plan.jobs, notice] };
}

/** Names the notice of the latest change of a call that somebody has made. */
export function resultNoticeKey(call: Call, { slackId, action }: Asked): string {
  const change =
    action === 'announced' || action === 'updated'
      ? `announcement ${call.revision}`
      : `recording ${call.recording.revision}`;
  return jobKey(call, `result of ${change} · ${slackId}`);
}
