import type { PlannedReminder } from '../../../src/domain/reminders/planned-reminder.js';
import { readReminderPolicy } from '../../../src/domain/reminders/read-reminder-policy.js';
import type { Recipient } from '../../../src/domain/reminders/recipient.js';
import type { ReminderPolicy } from '../../../src/domain/reminders/reminder-policy.js';

/** A planned reminder as a row of a table; the times are UTC, to the minute. */
export type Planned = readonly [name: string, to: string, dueAt: string, expiresAt: string];

export function planned(reminders: readonly PlannedReminder[]): readonly Planned[] {
  return reminders.map(({ name, to, dueAt, expiresAt }) => [
    name,
    to.kind === 'channels' ? 'channels' : to.slackId,
    minuteOf(dueAt),
    minuteOf(expiresAt),
  ]);
}

export function policyOf(text: string): ReminderPolicy {
  const reading = readReminderPolicy(text);
  if (reading.kind === 'invalid') throw new Error(reading.problems.join(' '));
  return reading.policy;
}

export function recipient(slackId: string, role: Recipient['role'], known: Partial<Recipient> = {}): Recipient {
  return { timeZone: undefined, workingHours: undefined, ...known, slackId, role };
}

function minuteOf(instant: number): string {
  return new Date(instant).toISOString().replace(/:00\.000Z$/, 'Z');
}
