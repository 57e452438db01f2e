import type { Call } from '../call.js';
import type { JobPayload, NewJob } from '../jobs/job.js';
import { nextMorning } from './next-morning.js';
import { reminderDelivery } from './reminder-jobs.js';

/**
 * After a reminder of one working morning comes the next, until the runbook says that the summary is posted. Other reminders
 * are followed by nothing.
 * @param now milliseconds since the epoch
 */
export function followingMorning(
  call: Call,
  { occasion, to }: Extract<JobPayload, { kind: 'reminder' }>,
  now: number,
): readonly NewJob[] {
  const dri = call.recipients.find(({ slackId }) => to.kind === 'person' && slackId === to.slackId);
  if (!occasion.startsWith('morning') || !dri) return [];
  const next = nextMorning(call, dri, now);
  return next ? reminderDelivery(call, next) : [];
}
