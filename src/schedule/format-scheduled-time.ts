import { DateTime } from 'luxon';
import type { ScheduledTime } from './scheduled-time.js';
import { isoOffset } from './zones/fixed-offset.js';

/**
 * The form that is written to the issue: one reading only, also in the hour that the clocks show twice, and
 * `resolveScheduledTime` reads back the same instant and zone.
 * @param plannedMinutes how long the call takes, where the text that this replaces says so
 * @example '2020-10-10 - 23:30 America/Los_Angeles (UTC-07:00)', '2020-10-11 - 06:30 UTC, 90 minutes', '2020-10-10 - 23:30 UTC-07:00'
 */
export function formatScheduledTime({ instant, zone }: ScheduledTime, plannedMinutes?: number): string {
  const local = DateTime.fromMillis(instant, { zone, locale: 'en-US' });
  const written = `${local.toFormat('yyyy-MM-dd')} - ${clock(local)} ${zone}`;
  const start = zone.includes('/') ? `${written} (UTC${isoOffset(local.offset)})` : written;
  return plannedMinutes === undefined ? start : `${start}, ${plannedMinutes} minutes`;
}

function clock(local: DateTime): string {
  if (local.millisecond !== 0) return local.toFormat('HH:mm:ss.SSS');
  return local.toFormat(local.second === 0 ? 'HH:mm' : 'HH:mm:ss');
}
