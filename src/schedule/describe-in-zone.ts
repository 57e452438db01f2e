import { DateTime } from 'luxon';
import type { ScheduledTime } from './scheduled-time.js';
import { readableOffset } from './zones/fixed-offset.js';

/** How many descriptions are kept: asking the runtime for a zone's offset costs more than the rest of a message. */
const mostKept = 1_000;

/** What was asked for before; the same time is described several times in every message about a call. */
const kept = new Map<string, string>();

/**
 * The time for people, in English, as the clocks of `zone` show it; without `zone`, or when `zone` is not one that the
 * runtime knows, as the call's own zone does.
 * @example 'Sat 10 Oct 2020, 23:30 (America/Los_Angeles, UTC−7)', 'Sun 11 Oct 2020, 06:30 (UTC)'
 */
export function describeInZone(time: ScheduledTime, zone: string = time.zone): string {
  const key = `${time.instant} ${time.zone} ${zone}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const description = describe(time, zone);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, description);
  return description;
}

/**
 * Day and time alone, as the clocks of `zone` show it; for a zone that the runtime does not know, in the time's own zone.
 * @example 'Sun 11 Oct, 06:30'
 */
export function describeMoment(time: ScheduledTime, zone: string): string {
  const asked = inZone(time, zone);
  return (asked.isValid ? asked : inZone(time, time.zone)).toFormat('ccc d LLL, HH:mm');
}

/**
 * Weekday and time alone, for a time in the next days; for a zone that the runtime does not know, in the time's own zone.
 * @example 'Thursday, 8:30 AM'
 */
export function weekdayAndTime(time: ScheduledTime, zone: string): string {
  const asked = inZone(time, zone);
  return (asked.isValid ? asked : inZone(time, time.zone)).toFormat('cccc, h:mm a');
}

function describe(time: ScheduledTime, zone: string): string {
  const asked = inZone(time, zone);
  const [local, shownZone] = asked.isValid ? [asked, zone] : [inZone(time, time.zone), time.zone];
  const offset = readableOffset(local.offset);
  const place = shownZone.includes('/') ? `${shownZone}, ${offset}` : offset;
  return `${local.toFormat('ccc d LLL yyyy, HH:mm')} (${place})`;
}

function inZone({ instant }: ScheduledTime, zone: string): DateTime {
  return DateTime.fromMillis(instant, { zone, locale: 'en-US' });
}
