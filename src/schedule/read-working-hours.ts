import { type Cursor, take } from './text/cursor.js';
import { readTime } from './text/read-time.js';
import { readZone } from './text/read-zone.js';
import { LONGEST_TEXT } from './text/refusals.js';
import type { ZonePart } from './text/schedule-text.js';
import type { WorkingHours } from './working-hours.js';

/** Working hours as somebody wrote them; `zone` is one that luxon accepts, if they named one. */
export interface StatedHours {
  readonly hours: WorkingHours;
  readonly zone: string | undefined;
}

const DAY_MINUTES = 24 * 60;
const LONGEST_NIGHT = 12 * 60;

const WEEKDAYS = /\bmon(?:day)?s? ?(?:[-–—]|to) ?fri(?:day)?s?\b/i;
const SPACE = /\s*/iy;
const UNTIL = /\s*(?:[-–—]|\bto\b|\buntil\b)\s*/iy;
/** The second hour is after noon, so that this is a 24-hour clock: `9-5` has two readings and `9-17` one. */
const BARE_HOURS = /(\d{1,2})\s*(?:[-–—]|\bto\b)\s*(1[3-9]|2[0-4])/iy;

/**
 * Reads free text such as `0800-1600 Central time`, `09:00-17:30`, `9am - 5pm Europe/Berlin`, `9-17 UTC+2`; `Mon-Fri` may
 * be added. Undefined when it is not understood: other weekdays, hours that may be of either half of the day (`9-5`).
 *
 * - An end before the start is on the next day (`2200-0600`), unless that makes more than 12 hours: `9:00-5:00` is more
 *   likely a day without its "pm" than a night. An end at 00:00 is the midnight after the start.
 * - A zone's name that stands for several places (`IST`; `MST`, which Arizona keeps all year) says no zone, since the
 *   person's Slack zone knows better. A name for one half of the year (`PST`) says the zone: work follows the clocks.
 */
export function readWorkingHours(text: string): StatedHours | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  const cursor: Cursor = { text: plain(text), at: 0 };
  const hours = readHours(cursor);
  if (hours === undefined) return undefined;
  take(cursor, SPACE);
  if (isAtEnd(cursor)) return { hours, zone: undefined };
  const zone = readZone(cursor);
  if (zone?.kind !== 'zone' || !isAtEnd(cursor)) return undefined;
  return { hours, zone: onlyZone(zone) };
}

function plain(text: string): string {
  return text
    .replace(WEEKDAYS, ' ')
    .replace(/[`()[\],;\s]+/g, ' ')
    .trim();
}

function readHours(cursor: Cursor): WorkingHours | undefined {
  const bare = take(cursor, BARE_HOURS);
  if (bare !== undefined) return bareHours(Number(bare[1]), Number(bare[2]));
  const start = readMinutes(cursor);
  if (start === undefined || take(cursor, UNTIL) === undefined) return undefined;
  const end = readMinutes(cursor);
  return end === undefined ? undefined : toWorkingHours(start, end);
}

function bareHours(start: number, end: number): WorkingHours | undefined {
  return start < end ? { start: start * 60, end: end * 60 } : undefined;
}

/** Minutes after midnight, 1440 for 24:00. */
function readMinutes(cursor: Cursor): number | undefined {
  const read = readTime(cursor);
  return read?.kind === 'time' ? read.time.hour * 60 + read.time.minute : undefined;
}

function toWorkingHours(start: number, end: number): WorkingHours | undefined {
  if (start === end || start === DAY_MINUTES) return undefined;
  if (end > start) return { start, end };
  if (end === 0) return { start, end: DAY_MINUTES };
  const nightEnd = end + DAY_MINUTES;
  return nightEnd - start > LONGEST_NIGHT ? undefined : { start, end: nightEnd };
}

function onlyZone({ meanings: [first, ...others] }: ZonePart): string | undefined {
  return first?.yearRound === undefined && others.length === 0 ? first?.zone : undefined;
}

function isAtEnd({ text, at }: Cursor): boolean {
  return at === text.length;
}
