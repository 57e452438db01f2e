import type { Call } from '../../call/call.js';
import { type Drift, isSameDrift, whatCounts } from '../../call/drift.js';
import type { Job, JobPayload, JobPlan } from '../../call/jobs/job.js';
import { directQueue, jobKey } from '../../call/jobs/job-keys.js';
import { noticeReader } from '../../call/people/notice-reader.js';

/** How long the DRI is left alone, in milliseconds: who edits a runbook mostly updates the posts by themselves next. */
const courtesy = 2 * 60 * 1000;

type DriftNotice = Job & { readonly payload: Extract<JobPayload, { kind: 'drift-notice' }> };

/**
 * Promises that the DRI hears of what has changed in how the runbook has drifted; also that it is as announced again. They
 * hear of each state once. A notice that was not sent yet, and is not true any more, is taken back.
 * @param drift what was found now
 * @param jobs all of the call
 * @param now milliseconds since the epoch
 */
export function planDriftNotice(call: Call, drift: readonly Drift[], jobs: readonly Job[], now: number): JobPlan {
  const notices = jobs.filter((job) => isNoticeOf(call, job)).toSorted((a, b) => a.id - b.id);
  // Several: one that is due already, and cannot be sent now, is not taken back any more.
  const waiting = notices.filter(({ state }) => state === 'pending');
  if (waiting.some(({ payload }) => isSameDrift(payload.drift, drift))) return { jobs: [] };

  const told = notices.findLast(({ state }) => state !== 'pending' && state !== 'cancelled');
  const isNews = !isSameDrift(whatCounts(told?.payload.drift ?? [], call, now), drift);
  const notice = {
    key: jobKey(call, `drift notice ${call.revision}.${notices.length + 1}`),
    queue: directQueue(noticeReader(call)),
    dueAt: now + courtesy,
    payload: { kind: 'drift-notice', revision: call.revision, drift },
    prerequisites: [],
  } as const;
  return {
    jobs: isNews ? [notice] : [],
    ...(waiting.length > 0 ? { cancels: { kinds: ['drift-notice'], dueAfter: now } } : {}),
  };
}

/** What was told of an announcement that has been updated since counts no more. */
function isNoticeOf({ revision }: Call, job: Job): job is DriftNotice {
  return job.payload.kind === 'drift-notice' && job.payload.revision === revision;
}
