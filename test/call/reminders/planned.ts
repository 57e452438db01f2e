import type { Recipient } from '../../../src/call/people/recipient.js';
import type { PlannedReminder, TimedCall } from '../../../src/call/reminders/planned-reminder.js';
import { readReminderPolicy } from '../../../src/call/reminders/read-reminder-policy.js';
import type { ReminderPolicy } from '../../../src/call/reminders/reminder-policy.js';

/** Wednesday 14 October 2026, 17:00 in Berlin, for an hour and a half. */
export const WEDNESDAY = callAt('2026-10-14T15:00Z', 'Europe/Berlin', 90);
/** Before any reminder of the tables. */
export const LONG_BEFORE = Date.parse('2026-01-01T00:00Z');

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

export function callAt(start: string, zone: string, plannedMinutes: number | undefined): TimedCall {
  return { time: { instant: Date.parse(start), zone }, plannedMinutes };
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
