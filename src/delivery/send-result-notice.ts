import type { AttemptOutcome, CallStore } from '../application/ports/store.js';
import { allSettled } from '../domain/call/all-settled.js';
import type { Call } from '../domain/call/call.js';
import type { Channels } from '../domain/call/channels.js';
import type { Delivery, DeliveryContent, DeliveryFailure } from '../domain/call/delivery.js';
import { failureFor } from './failure-for.js';
import { postOnce } from './post-once.js';
import { gitLabIsSilent, patientAttempts, type SendNoticeParts, untilNextAttempt } from './send-notice.js';

export interface SendResultNoticeParts extends SendNoticeParts {
  readonly calls: Pick<CallStore, 'awaitedOf' | 'deliveriesNamed' | 'messagesOf' | 'postsOf'>;
  readonly channels: Channels;
}

type ResultNoticeContent = Extract<DeliveryContent, { kind: 'result-notice' }>;

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
  parts: SendResultNoticeParts,
  delivery: Delivery,
  { slackId, action, jobs }: ResultNoticeContent,
  call: Call,
): Promise<AttemptOutcome> {
  const now = parts.clock();
  if (now < delivery.dueAt + longestWait && (await isUnderWay(parts, call, jobs)))
    return { kind: 'later', dueAt: now + interval, failure: underWay, hadNoEffect: true };

  const reader = await parts.readerOf(slackId, await parts.lookAtRunbook(call));
  if (reader.kind === 'denied') return { kind: 'pointless' };
  if (reader.access === 'unknown' && delivery.attempts <= patientAttempts)
    return { kind: 'later', dueAt: now + untilNextAttempt, failure: gitLabIsSilent };

  const [deliveries, posts, messages] = await Promise.all([
    parts.calls.deliveriesNamed(call.id, jobs),
    parts.calls.postsOf(call.id),
    parts.calls.messagesOf(call.id),
  ]);
  const asked = deliveries.map((job) => toldTo(reader.access, job));
  const result = { call, action, jobs: asked, posts, messages, channels: parts.channels };
  await postOnce(parts.messenger, delivery, { kind: 'person', slackId }, { kind: 'result-notice', result });
  return { kind: 'sent' };
}

/** Whether any of the jobs will still be performed without a person. */
async function isUnderWay({ calls }: SendResultNoticeParts, call: Call, jobs: readonly string[]): Promise<boolean> {
  return !allSettled(await calls.awaitedOf(call.id), jobs);
}

function toldTo(access: 'granted' | 'unknown', job: Delivery): Delivery {
  return job.failure ? { ...job, failure: failureFor(access, job.failure) } : job;
}

const underWay: DeliveryFailure = {
  service: 'app',
  code: 'under-way',
  message: 'What the person asked for is still under way.',
};
