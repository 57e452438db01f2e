import { DateTime } from 'luxon';
import type { ScheduledTime } from './scheduled-time.js';
import { readableOffset } from './zones/fixed-offset.js';

/**
 * The time for people, in English, as the clocks of `zone` show it; without `zone`, or when `zone` is not one that the
 * runtime knows, as the call's own zone does.
 * @example 'Sat 10 Oct 2020, 23:30 (America/Los_Angeles, UTC−7)', 'Sun 11 Oct 2020, 06:30 (UTC)'
 */
export function describeInZone(time: ScheduledTime, zone: string = time.zone): string {
  const asked = DateTime.fromMillis(time.instant, { zone, locale: 'en-US' });
  if (!asked.isValid) return describeInZone({ ...time, zone: 'UTC' }, zone === time.zone ? 'UTC' : time.zone);

  const offset = readableOffset(asked.offset);
  const place = zone.includes('/') ? `${zone}, ${offset}` : offset;
  return `${asked.toFormat('ccc d LLL yyyy, HH:mm')} (${place})`;
}
