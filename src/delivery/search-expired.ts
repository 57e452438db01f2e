import type { Destination, MessagePlace, Messenger } from '../application/ports/slack.js';
import type { AttemptOutcome, CallStore, ClaimedDelivery } from '../application/ports/store.js';
import { ServiceFailure } from '../application/service-failure.js';
import type { Call } from '../domain/call/call.js';
import type { DeliveryContent, DeliveryFailure } from '../domain/call/delivery.js';
import { followingMorning } from '../domain/call/following-morning.js';
import { panelName, progressName } from '../domain/call/message-names.js';
import { backOff, mostAttempts } from './back-off.js';
import { isPassing } from './classify-failure.js';
import { findEarlier } from './post-once.js';

export interface SearchExpiredParts {
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
 * Says what became of a delivery that has expired since sending it was begun: the process may have ended, or Slack's answer
 * may have been lost, after it was posted. It is searched for once, and never posted any more. A search that Slack does not
 * answer is tried again for some minutes; what cannot be searched for counts as not posted.
 */
export async function searchExpired(
  parts: SearchExpiredParts,
  delivery: ClaimedDelivery,
  call: Call,
): Promise<AttemptOutcome> {
  try {
    const destination = await destinationOf(parts.calls, delivery.content, call);
    const place = destination && (await findEarlier(parts.messenger, delivery, destination));
    return place ? found(delivery.content, call, place, parts.clock()) : { kind: 'expired' };
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    return afterFailure(parts, delivery, error);
  }
}

/** Where a delivery was to be posted; `undefined` for one that posts nothing, or that could not be posted. */
async function destinationOf(
  calls: SearchExpiredParts['calls'],
  content: DeliveryContent,
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
  calls: SearchExpiredParts['calls'],
  call: Call,
  audience: 'support' | 'managers',
): Promise<Destination | undefined> {
  const under = (await calls.postsOf(call.id)).find((post) => post.audience === audience);
  return under && { kind: 'thread', under };
}

/** The same as when the answer had arrived. */
function found(content: DeliveryContent, call: Call, place: MessagePlace, now: number): AttemptOutcome {
  switch (content.kind) {
    case 'run-panel':
      return { kind: 'sent', message: { name: panelName(content.slackId), ...place, permalink: undefined } };
    case 'progress':
      return { kind: 'sent', message: { name: progressName(content.audience), ...place, permalink: undefined } };
    case 'reminder': {
      const isOver = content.instant !== call.time.instant || call.recording.completion !== undefined;
      return { kind: 'sent', followUps: isOver ? [] : followingMorning(call, content, now) };
    }
    default:
      return { kind: 'sent' };
  }
}

function afterFailure(
  { clock, random }: SearchExpiredParts,
  { attempts }: ClaimedDelivery,
  error: ServiceFailure,
): AttemptOutcome {
  const { service, code, message } = error;
  const failure: DeliveryFailure = { service, code, message };
  const asked = (error.retryAfterSeconds ?? 0) * 1000;
  const isFinal = error.kind === 'refused' && !isPassing(error);
  if (isFinal || attempts >= lastAttempt || asked > longestWait) return { kind: 'expired', failure };
  return { kind: 'later', dueAt: clock() + Math.max(asked, backOff({ attempts, random })), failure };
}
