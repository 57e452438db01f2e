import { Info } from 'luxon';
import type { CalendarDate, TimeOfDay } from './text/schedule-text.js';

/** What a wall clock's reading is in UTC; instants are milliseconds since the Unix epoch. */
export type WallTime =
  | { readonly kind: 'one'; readonly instant: number }
  /** The clocks went back and the hour was shown twice. */
  | { readonly kind: 'two'; readonly earlier: number; readonly later: number }
  /** The clocks went forward over it. The instants are where it would be by the clock of before and of after the change. */
  | { readonly kind: 'gap'; readonly earlier: number; readonly later: number };

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The instants at which the clocks of `zone` show `time` on `date`. 24:00 is the midnight at the end of the day.
 *
 * luxon would shift a skipped hour without a word, and choose in a repeated hour by the offset of *today*. So it is asked
 * for offsets alone: the clocks can show the time only by the offset of a day before or of a day after. No zone has been
 * more than 24 hours from UTC or changed its clocks twice in two days since 2000.
 * @throws RangeError when the date or the zone does not exist; readers of text check both.
 */
export function wallTime(date: CalendarDate, time: TimeOfDay, zone: string): WallTime {
  const wall = asIfUtc(date, time);
  const before = offsetAt(wall - day, zone);
  const after = offsetAt(wall + day, zone);
  if (!exists(date) || Number.isNaN(before + after))
    throw new RangeError(`Not a date and zone: ${JSON.stringify({ date, time, zone })}`);

  const byOffsetBefore = wall - before * minute;
  if (before === after) return { kind: 'one', instant: byOffsetBefore };
  const byOffsetAfter = wall - after * minute;
  const isShownBefore = offsetAt(byOffsetBefore, zone) === before;
  const isShownAfter = offsetAt(byOffsetAfter, zone) === after;
  if (isShownBefore && isShownAfter) return { kind: 'two', earlier: byOffsetBefore, later: byOffsetAfter };
  if (isShownBefore || isShownAfter) return { kind: 'one', instant: isShownBefore ? byOffsetBefore : byOffsetAfter };
  return { kind: 'gap', earlier: byOffsetAfter, later: byOffsetBefore };
}

/** The instant at which a clock that is `offset` minutes ahead of UTC shows `time` on `date`. */
export function instantAtOffset(date: CalendarDate, time: TimeOfDay, offset: number): number {
  return asIfUtc(date, time) - offset * minute;
}

/** By how many minutes the clocks of `zone` are ahead of UTC at `instant`; `NaN` when there is no such zone. */
export function offsetAt(instant: number, zone: string): number {
  return Info.normalizeZone(zone).offset(instant);
}

function asIfUtc({ year, month, day }: CalendarDate, time: TimeOfDay): number {
  return Date.UTC(year, month - 1, day, time.hour, time.minute, time.second, time.millisecond);
}

function exists({ year, month, day }: CalendarDate): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
