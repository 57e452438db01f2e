import { DateTime } from 'luxon';
import type { CalendarDate, TimeOfDay } from './text/schedule-text.js';

/** What a wall clock's reading is in UTC; instants are milliseconds since the Unix epoch. */
export type WallTime =
  | { readonly kind: 'one'; readonly instant: number }
  /** The clocks went back and the hour was shown twice. */
  | { readonly kind: 'two'; readonly earlier: number; readonly later: number }
  /** The clocks went forward over it. The instants are where it would be by the clock of before and of after the change. */
  | { readonly kind: 'gap'; readonly earlier: number; readonly later: number };

/**
 * The instants at which the clocks of `zone` show `time` on `date`. 24:00 is the midnight at the end of the day.
 *
 * luxon would shift a skipped hour without a word, and choose in a repeated hour by the offset of *today*, so neither
 * choice is left to it: a shifted hour is found by reading the result back, and both of a repeated hour are returned.
 * @throws RangeError when the date or the zone does not exist; readers of text check both.
 */
export function wallTime(date: CalendarDate, time: TimeOfDay, zone: string): WallTime {
  const wall = asIfUtc(date, time);
  const guess = wall.setZone(zone, { keepLocalTime: true });
  if (!wall.isValid || !guess.isValid)
    throw new RangeError(`Not a date and zone: ${JSON.stringify({ date, time, zone })}`);

  const found = guess
    .getPossibleOffsets()
    .filter((candidate) => showsSameClock(candidate, wall))
    .map((candidate) => candidate.toMillis())
    .sort((a, b) => a - b);
  const [earlier, later] = found;
  if (earlier === undefined) return gapAround(wall, zone);
  if (later === undefined || later === earlier) return { kind: 'one', instant: earlier };
  return { kind: 'two', earlier, later };
}

/** The instant at which a clock that is `offset` minutes ahead of UTC shows `time` on `date`. */
export function instantAtOffset(date: CalendarDate, time: TimeOfDay, offset: number): number {
  return asIfUtc(date, time).toMillis() - offset * 60_000;
}

/** By how many minutes the clocks of `zone` are ahead of UTC at `instant`. */
export function offsetAt(instant: number, zone: string): number {
  return DateTime.fromMillis(instant, { zone }).offset;
}

function asIfUtc({ year, month, day }: CalendarDate, { hour, minute, second, millisecond }: TimeOfDay): DateTime {
  // Added as a duration, 24 hours reach the next day.
  return DateTime.utc(year, month, day).plus({ hour, minute, second, millisecond });
}

function showsSameClock(candidate: DateTime, wall: DateTime): boolean {
  return candidate.toMillis() + candidate.offset * 60_000 === wall.toMillis();
}

function gapAround(wall: DateTime, zone: string): WallTime {
  // No zone has been more than 24 hours from UTC or changed its clocks twice in two days since 2000.
  const offsetBefore = wall.minus({ hours: 24 }).setZone(zone).offset;
  const offsetAfter = wall.plus({ hours: 24 }).setZone(zone).offset;
  const [earlier, later] = [wall.toMillis() - offsetAfter * 60_000, wall.toMillis() - offsetBefore * 60_000];
  return { kind: 'gap', earlier, later };
}
