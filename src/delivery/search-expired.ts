import type { Call } from '../call/call.js';
import type { JobFailure, JobPayload } from '../call/jobs/job.js';
import { panelName, progressName } from '../call/jobs/message-names.js';
import { ServiceFailure } from '../call/ports/service-failure.js';
import type { Destination, MessagePlace, Messenger } from '../call/ports/slack.js';
import type { AttemptResult, CallStore, ClaimedJob } from '../call/ports/store.js';
import { followingMorning } from '../call/reminders/following-morning.js';
import { backOff, mostAttempts } from '../outbox/index.js';
import { isPassing } from './classify-failure.js';
import { findEarlier } from './post-once.js';

export interface SearchExpiredDeps {
  readonly calls: Pick<CallStore, 'postsOf'>;
  readonly messenger: Pick<Messenger, 'findPosted'>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** A number from 0 up to 1, as `Math.random` gives it. */
  readonly random: () => number;
}

/** Sending was tried at most half as often, so at least that many searches are tried, in ten minutes or less. */
const lastAttempt = 2 * mostAttempts;

/** For how long at most Slack is waited for when it asks to, in milliseconds: its limits are per minute. */
const longestWait = 2 * 60 * 1000;

/**
 * Says what became of a job that has expired since sending it was begun: the process may have ended, or Slack's answer
 * may have been lost, after it was posted. It is searched for once, and never posted any more. A search that Slack does not
 * answer is tried again for some minutes; what cannot be searched for counts as not posted.
 */
export async function searchExpired(parts: SearchExpiredDeps, job: ClaimedJob, call: Call): Promise<AttemptResult> {
  try {
    const destination = await destinationOf(parts.calls, job.payload, call);
    const place = destination && (await findEarlier(parts.messenger, job, destination));
    return place ? found(job.payload, call, place, parts.clock()) : { kind: 'expired' };
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    return afterFailure(parts, job, error);
  }
}

/** Where a job was to be posted; `undefined` for one that posts nothing, or that could not be posted. */
async function destinationOf(
  calls: SearchExpiredDeps['calls'],
  content: JobPayload,
  call: Call,
): Promise<Destination | undefined> {
  switch (content.kind) {
    case 'reminder':
      return content.to.kind === 'person' ? content.to : threadOf(calls, call, content.to.audience);
    case 'run-panel':
      return { kind: 'person', slackId: content.slackId };
    case 'progress':
      return threadOf(calls, call, content.audience);
    // Updates post nothing, and everything else never expires.
    case 'run-panel-update':
    case 'progress-update':
    case 'announcement':
    case 'announcement-update':
    case 'issue-edit':
    case 'record':
    case 'failure-notice':
    case 'drift-notice':
    case 'public-notice':
    case 'access-notice':
    case 'access-report':
    case 'summary':
    case 'summary-update':
    case 'correction':
    case 'close-issue':
    case 'meeting-link-removal':
    case 'result-notice':
      return undefined;
  }
}

async function threadOf(
  calls: SearchExpiredDeps['calls'],
  call: Call,
  audience: 'support' | 'managers',
): Promise<Destination | undefined> {
  const under = (await calls.postsOf(call.id)).find((post) => post.audience === audience);
  return under && { kind: 'thread', under };
}

/** The same as when the answer had arrived. */
function found(content: JobPayload, call: Call, place: MessagePlace, now: number): AttemptResult {
  switch (content.kind) {
    case 'run-panel':
      return { kind: 'completed', message: { name: panelName(content.slackId), ...place, permalink: undefined } };
    case 'progress':
      return { kind: 'completed', message: { name: progressName(content.audience), ...place, permalink: undefined } };
    case 'reminder': {
      const isOver = content.instant !== call.time.instant || call.recording.completion !== undefined;
      return { kind: 'completed', followUps: isOver ? [] : followingMorning(call, content, now) };
    }
    default:
      return { kind: 'completed' };
  }
}

function afterFailure(
  { clock, random }: SearchExpiredDeps,
  { attempts }: ClaimedJob,
  error: ServiceFailure,
): AttemptResult {
  const { service, code, message } = error;
  const failure: JobFailure = { service, code, message };
  const asked = (error.retryAfterSeconds ?? 0) * 1000;
  const isFinal = error.kind === 'refused' && !isPassing(error);
  if (isFinal || attempts >= lastAttempt || asked > longestWait) return { kind: 'expired', failure };
  return { kind: 'retry', dueAt: clock() + Math.max(asked, backOff({ attempts, random })), failure };
}
