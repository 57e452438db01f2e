import { readMoment } from './read-moment.js';
import { agree, collapse, LABEL_QUOTE, type Readings, type Statement } from './readings.js';
import { addDays } from './text/calendar.js';
import { datesOnWeekday } from './text/dates-on-weekday.js';
import { quote, type Refusal } from './text/refusals.js';
import type { CalendarDate, Moment } from './text/schedule-text.js';

const HALF_A_DAY = 12 * 60 * 60 * 1000;

/**
 * Weighs a moment on `date` against its repetitions in other words: `8:30 am PT / 3:30 pm UTC`, `16:00 UTC (09:00
 * Pacific)`. They must be the same instant; where they are not, the readings are those of each.
 */
export function agreeWithRepeats(
  date: CalendarDate,
  first: Moment,
  readings: Readings,
  others: readonly Moment[],
): Readings | Refusal {
  const statements: Statement[] = [{ text: textOf(first), readings }];
  for (const other of others) {
    const repeated = readRepeat(date, readings, other);
    if (repeated.kind === 'refused') return repeated;
    statements.push({ text: textOf(other), readings: repeated });
  }
  return agree(statements, (texts) => `${texts.join(' and ')} are different moments.`);
}

/** In another zone it may be the day before or after: 20:00 in Los Angeles is 03:00 UTC of the next day. */
function readRepeat(date: CalendarDate, first: Readings, other: Moment): Readings | Refusal {
  const days = daysOf(date, other);
  if ('kind' in days) return days;
  const found = days.map((day) => readMoment(day, other));
  const read = found.filter((readings) => readings.kind === 'readings');

  const same = read.filter(({ all }) => all.some(({ time }) => first.all.some((each) => apart(each.time, time) === 0)));
  if (same.length > 0) return near(same, first, HALF_A_DAY);
  const refused = found.find((readings) => readings.kind === 'refused');
  if (refused !== undefined) return refused;
  const nearby = near(read, first, HALF_A_DAY);
  return nearby.all.length > 0 ? nearby : near(read, first, Number.POSITIVE_INFINITY);
}

/** The readings at most `distance` milliseconds from one of the first moment's, and why those days have several. */
function near(found: readonly Readings[], first: Readings, distance: number): Readings {
  const kept = found.map(({ all, reasons }) => ({
    all: all.filter(({ time }) => first.all.some((reading) => apart(reading.time, time) <= distance)),
    reasons,
  }));
  return collapse(
    kept.flatMap(({ all }) => all),
    kept.flatMap(({ all, reasons }) => (all.length > 0 ? reasons : [])),
  );
}

function daysOf(date: CalendarDate, { date: own, weekday }: Moment): readonly CalendarDate[] | Refusal {
  if (own !== undefined) return datesOnWeekday(own.dates, weekday);
  const near = datesOnWeekday([date, addDays(date, -1), addDays(date, 1)], weekday);
  return 'kind' in near ? datesOnWeekday([date], weekday) : near;
}

function apart(one: { instant: number }, two: { instant: number }): number {
  return Math.abs(one.instant - two.instant);
}

function textOf({ time, zones }: Moment): string {
  return quote([time, ...zones].map(({ text }) => text).join(' '), LABEL_QUOTE);
}
