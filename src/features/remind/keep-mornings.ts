import type { Call } from '../../call/call.js';
import type { Job } from '../../call/jobs/job.js';
import { nextMorning } from '../../call/reminders/next-morning.js';
import { reminderDelivery } from '../../call/reminders/reminder-jobs.js';
import type { Services } from '../../call/services.js';

/** A summary that nobody has posted after this long will not be posted because of one more reminder. */
const longestNagging = 30 * 24 * 60 * 60 * 1000;

/**
 * Each morning's reminder promises the next one when it is sent. One that was missed, because Slack was away all day,
 * could not: this takes up the thread again. To be called now and then.
 */
export async function keepDailyFollowUps({
  calls,
  clock,
  reminderPolicy,
}: Pick<Services, 'calls' | 'clock' | 'reminderPolicy'>): Promise<void> {
  if (!reminderPolicy.some(({ when }) => when === 'mornings')) return;
  const now = clock();
  for (const call of await calls.callsBetween(now - longestNagging, now)) {
    const jobs = followingMorning(call, await calls.jobsOf(call.id, ['reminder']), now);
    if (jobs.length > 0) await calls.enqueue(call.id, { jobs });
  }
}

function followingMorning(call: Call, jobs: readonly Job[], now: number) {
  const mornings = jobs.filter((job) => isMorningOf(call, job)).toSorted((a, b) => a.dueAt - b.dueAt);
  const dri = call.recipients.find(({ role }) => role === 'dri');
  // The last one tells: pending, sent (and so followed), no longer wanted, or missed.
  if (mornings.at(-1)?.state !== 'expired' || !dri || call.recording.completion) return [];
  const next = nextMorning(call, dri, now);
  return next ? reminderDelivery(call, next) : [];
}

function isMorningOf(call: Call, { payload }: Job): boolean {
  return payload.kind === 'reminder' && payload.occasion.startsWith('morning') && payload.instant === call.time.instant;
}
