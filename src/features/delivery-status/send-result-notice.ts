import type { Call } from '../../call/call.js';
import type { Channels } from '../../call/channels.js';
import { allEnded } from '../../call/jobs/all-ended.js';
import type { Job, JobFailure, JobPayload } from '../../call/jobs/job.js';
import type { AttemptResult, CallStore } from '../../call/ports/store.js';
import { postOnce } from '../../delivery/post-once.js';
import { gitLabIsSilent, patientAttempts, type SendNoticeDeps, untilNextAttempt } from '../../delivery/send-notice.js';
import { failureFor } from './failure-for.js';

export interface SendResultNoticeDeps extends SendNoticeDeps {
  readonly calls: Pick<CallStore, 'awaitedOf' | 'jobsByKey' | 'messagesOf' | 'postsOf'>;
  readonly channels: Channels;
}

type ResultNoticeContent = Extract<JobPayload, { kind: 'result-notice' }>;

/** How often the jobs are asked about while they are under way, in milliseconds. */
const interval = 10_000;

/** After this much time the person hears what is still to come, in milliseconds. Jobs are retried for a day at most. */
const longestWait = 25 * 60 * 60 * 1_000;

/**
 * Tells somebody what became of what they asked for in a form, once it is known. Whoever may not see the runbook any more
 * is told nothing.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendResultNotice(
  parts: SendResultNoticeDeps,
  job: Job,
  { slackId, action, jobs: keys }: ResultNoticeContent,
  call: Call,
): Promise<AttemptResult> {
  const now = parts.clock();
  if (now < job.dueAt + longestWait && (await isUnderWay(parts, call, keys)))
    return { kind: 'retry', dueAt: now + interval, failure: underWay, hadNoEffect: true };

  const reader = await parts.readerOf(slackId, await parts.fetchRunbook(call));
  if (reader.kind === 'denied') return { kind: 'obsolete' };
  if (reader.access === 'unknown' && job.attempts <= patientAttempts)
    return { kind: 'retry', dueAt: now + untilNextAttempt, failure: gitLabIsSilent };

  const [jobs, posts, messages] = await Promise.all([
    parts.calls.jobsByKey(call.id, keys),
    parts.calls.postsOf(call.id),
    parts.calls.messagesOf(call.id),
  ]);
  const asked = jobs.map((job) => toldTo(reader.access, job));
  const result = { call, action, jobs: asked, posts, messages, channels: parts.channels };
  await postOnce(parts.messenger, job, { kind: 'person', slackId }, { kind: 'result-notice', result });
  return { kind: 'completed' };
}

/** Whether any of the jobs will still be performed without a person. */
async function isUnderWay({ calls }: SendResultNoticeDeps, call: Call, jobs: readonly string[]): Promise<boolean> {
  return !allEnded(await calls.awaitedOf(call.id), jobs);
}

function toldTo(access: 'granted' | 'unknown', job: Job): Job {
  return job.failure ? { ...job, failure: failureFor(access, job.failure) } : job;
}

const underWay: JobFailure = {
  service: 'app',
  code: 'under-way',
  message: 'The request is still in progress.',
};
