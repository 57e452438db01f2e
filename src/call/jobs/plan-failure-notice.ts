import type { Call } from '../call.js';
import { noticeReader } from '../people/notice-reader.js';
import type { FailureCause, Job, JobPayload, NewJob } from './job.js';
import { directQueue, jobKey } from './job-keys.js';

/**
 * The DRI hears in a report who cannot see the runbook, so that it is no news when one of these is not told so. What a result
 * notice tells is in the channels and the runbook.
 */
const unnoticed: readonly JobPayload['kind'][] = ['failure-notice', 'access-notice', 'access-report', 'result-notice'];

/** What fails within this time for one cause is told in one message, in milliseconds. */
const period = 10_000;

/** A failure may be stored this much after the time that it was planned at, in milliseconds. */
const grace = 2_000;

/**
 * The notice of a job that has failed: one for each call and cause. The first is told at once; what fails for the
 * same cause after that changes the message that stands, at most once in ten seconds. A notice that fails is not noticed
 * in turn.
 * @param now milliseconds since the epoch
 */
export function planFailureNotice(call: Call, failed: Job, cause: FailureCause, now: number): readonly NewJob[] {
  if (unnoticed.includes(failed.payload.kind)) return [];
  const first = noticeOf(call, failed, cause, { name: '', dueAt: now });
  return [first, ...planNoticeUpdate(call, failed, cause, now)];
}

/**
 * Makes the notice of a cause say what waits by then.
 * @param changed what has failed, or was sent after it had
 * @param now milliseconds since the epoch
 */
export function planNoticeUpdate(call: Call, changed: Job, cause: FailureCause, now: number): readonly NewJob[] {
  const end = (Math.floor(now / period) + 1) * period;
  return [noticeOf(call, changed, cause, { name: ` · ${end}`, dueAt: end + grace })];
}

function noticeOf(
  call: Call,
  { key }: Job,
  { service, code }: FailureCause,
  { name, dueAt }: { readonly name: string; readonly dueAt: number },
): NewJob {
  return {
    key: jobKey(call, `notice of failure · ${service} ${code}${name}`),
    queue: directQueue(noticeReader(call)),
    dueAt,
    payload: { kind: 'failure-notice', failed: key, cause: { service, code } },
    prerequisites: [],
  };
}
