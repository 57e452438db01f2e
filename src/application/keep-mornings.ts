import type { Call } from '../domain/call/call.js';
import type { Delivery } from '../domain/call/delivery.js';
import { reminderDelivery } from '../domain/call/reminder-deliveries.js';
import { nextMorning } from '../domain/reminders/next-morning.js';
import type { Services } from './services.js';

/** A summary that nobody has posted after this long will not be posted because of one more reminder. */
const longestNagging = 30 * 24 * 60 * 60 * 1000;

/**
 * Each morning's reminder promises the next one when it is sent. One that was missed, because Slack was away all day,
 * could not: this takes up the thread again. To be called now and then.
 */
export async function keepMornings({
  calls,
  clock,
  reminderPolicy,
}: Pick<Services, 'calls' | 'clock' | 'reminderPolicy'>): Promise<void> {
  if (!reminderPolicy.some(({ when }) => when === 'mornings')) return;
  const now = clock();
  for (const call of await calls.callsBetween(now - longestNagging, now)) {
    const deliveries = followingMorning(call, await calls.deliveriesOf(call.id, ['reminder']), now);
    if (deliveries.length > 0) await calls.promise(call.id, { deliveries });
  }
}

function followingMorning(call: Call, deliveries: readonly Delivery[], now: number) {
  const mornings = deliveries.filter((delivery) => isMorningOf(call, delivery)).toSorted((a, b) => a.dueAt - b.dueAt);
  const dri = call.recipients.find(({ role }) => role === 'dri');
  // The last one tells: pending, sent (and so followed), no longer wanted, or missed.
  if (mornings.at(-1)?.state !== 'missed' || !dri || call.recording.completion) return [];
  const next = nextMorning(call, dri, now);
  return next ? reminderDelivery(call, next) : [];
}

function isMorningOf(call: Call, { content }: Delivery): boolean {
  return content.kind === 'reminder' && content.occasion.startsWith('morning') && content.instant === call.time.instant;
}
