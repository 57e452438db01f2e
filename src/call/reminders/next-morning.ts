import type { CalendarDate } from '../../schedule/text/schedule-text.js';
import { nextWorkingPeriod } from '../../schedule/working-hours.js';
import { type Recipient, workOf } from '../people/recipient.js';
import { type PlannedReminder, plannedEnd, type TimedCall } from './planned-reminder.js';

/**
 * The reminder, at the start of the DRI's next working day, that the summary of the call has not been posted: the first
 * one after `after` and after the planned end, both exclusive. It is worth sending until that working day ends.
 * Undefined only where a zone's calendar has no working day within a week. Times are milliseconds since the epoch.
 */
export function nextMorning(call: TimedCall, dri: Recipient, after: number): PlannedReminder | undefined {
  const { hours, zone } = workOf(dri, call.time.zone);
  const period = nextWorkingPeriod(Math.max(after, plannedEnd(call)), hours, zone);
  if (period === undefined) return undefined;
  return {
    name: `morning ${isoDate(period.date)}`,
    dueAt: period.start,
    expiresAt: period.end,
    to: { kind: 'person', slackId: dri.slackId },
  };
}

function isoDate({ year, month, day }: CalendarDate): string {
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
