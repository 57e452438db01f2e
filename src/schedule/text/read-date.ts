import { DateTime } from 'luxon';
import { MONTH_NAME, monthNumber } from './calendar-names.js';
import { type Cursor, take } from './cursor.js';
import { impossibleDate, noYear, type Refusal, YEARS, yearOutOfRange } from './refusals.js';
import type { CalendarDate, DatePart, YearlessPart } from './schedule-text.js';

const MONTH = `(${MONTH_NAME})(?![a-z])\\.?`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?!\\d|:)';
/** A year, not a clock time (`0800`, `2030:00`) or a longer number. */
const YEAR = '((?:19|20|21)\\d{2})(?![\\d:])';
/** `26`, `'26`: no clock time, offset or part of a number. */
const TWO_DIGITS = "['’]?(\\d{2})(?![\\d:.,]|\\s*(?:[ap]\\.?m|h|uhr)\\b)";
const DASH = '[-/.–—]';

const YEAR_FIRST = new RegExp(`(\\d{4})(${DASH})(\\d{1,2})\\2(\\d{1,2})(?!\\d)`, 'iy');
const YEAR_MONTH_DAY = new RegExp(`${YEAR}[\\s,./-]*${MONTH}[\\s./-]*${DAY}`, 'iy');
const COMPACT = /(\d{4})(\d{2})(\d{2})(?!\d)/iy;
const YEAR_LAST = new RegExp(`(\\d{1,2})\\s?(${DASH})\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4})(?![\\d:])`, 'iy');
const SHORT_YEAR = new RegExp(`(\\d{1,2})(${DASH})(\\d{1,2})\\2(\\d{2})(?![\\d:])`, 'iy');
const WITHOUT_YEAR = /\d{1,2}\/\d{1,2}(?![\d/:])/iy;
const DAY_THEN_MONTH = new RegExp(
  `(?:(?:the|den|der|le|el|il)\\s+)?${DAY}(?:\\s+(?:of|de|di))?[\\s.–-]*${MONTH}`,
  'iy',
);
const MONTH_THEN_DAY = new RegExp(`${MONTH}\\s*(?:the\\s+)?${DAY}(?![\\d:])`, 'iy');
const YEAR_AFTER_NAME = new RegExp(`(?:(?:\\s+(?:de|del|of))?[\\s,.–-]*${YEAR}|[\\s–-]*${TWO_DIGITS})`, 'iy');
const EAST_ASIAN = /(?:(\d{4})|令和(\d{1,2}))年\s?(\d{1,2})月\s?(\d{1,2})日/y;
const LONE_YEAR = /(20\d{2})(?![\d:])/y;

/** Two digits mean a year of this century from here on; runbooks are younger. */
const EARLIEST_SHORT_YEAR = 2020;

/** 2019 was the first year of Reiwa. */
const BEFORE_REIWA = 2018;

/**
 * Reads a date: `2020-10-10`, `10 October 2020`, `October 10, 2020`, `2020 Oct 10`, `13-Oct-26`, `2020年10月10日`. `10/11/2020`
 * has two readings, day first and month first, and both are returned; `25/12/2020` and `25/12/20` have one.
 * Undefined when the text does not go on with a date; refused when it is not in the calendar. A date without its year is a part
 * of its own: the year may come later, as in `Sat Oct 10 15:00:00 UTC 2026`.
 */
export function readDate(cursor: Cursor): DatePart | YearlessPart | Refusal | undefined {
  return readYearFirst(cursor) ?? readNumbers(cursor) ?? readIncomplete(cursor) ?? readMonthName(cursor);
}

/** Reads a year that stands alone, after a date that has none. */
export function readYear(cursor: Cursor): number | undefined {
  const match = take(cursor, LONE_YEAR);
  return match === undefined ? undefined : Number(match[1]);
}

/** The date in that year, or why it has no such day. */
export function inYear({ text, month, day }: YearlessPart, year: number): DatePart | Refusal {
  return checked(`${text} ${year}`, [{ year, month, day }]);
}

function readYearFirst(cursor: Cursor): DatePart | Refusal | undefined {
  const separated = take(cursor, YEAR_FIRST);
  if (separated !== undefined) {
    const [text, year, , month, day] = separated;
    return checked(text, [calendarDate(year, month, day)]);
  }
  const eastAsian = take(cursor, EAST_ASIAN);
  if (eastAsian !== undefined) {
    const [text, year = BEFORE_REIWA + Number(eastAsian[2]), , month, day] = eastAsian;
    return checked(text, [calendarDate(String(year), month, day)]);
  }
  const named = take(cursor, YEAR_MONTH_DAY);
  if (named !== undefined) {
    const [text, year, month = '', day] = named;
    return checked(text, [calendarDate(year, String(monthNumber(month)), day)]);
  }
  const compact = take(cursor, COMPACT);
  if (compact === undefined) return undefined;
  const [text, year, month, day] = compact;
  return checked(text, [calendarDate(year, month, day)]);
}

function readNumbers(cursor: Cursor): DatePart | Refusal | undefined {
  const full = take(cursor, YEAR_LAST);
  if (full !== undefined) {
    const [text, one, , two, year] = full;
    return checked(text, [calendarDate(year, two, one), calendarDate(year, one, two)]);
  }
  const short = take(cursor, SHORT_YEAR);
  if (short === undefined) return undefined;
  const [text, one, , two, three] = short;
  const readings = [calendarDate(`20${three}`, two, one), calendarDate(`20${three}`, one, two)];
  if (one?.length === 2) readings.push(calendarDate(`20${one}`, two, three));
  return checked(text, notTooEarly(readings));
}

function notTooEarly(readings: readonly CalendarDate[]): readonly CalendarDate[] {
  const recent = readings.filter(({ year }) => year >= EARLIEST_SHORT_YEAR);
  return recent.length > 0 ? recent : readings;
}

function readIncomplete(cursor: Cursor): Refusal | undefined {
  const yearless = take(cursor, WITHOUT_YEAR);
  return yearless === undefined ? undefined : noYear(yearless[0]);
}

function readMonthName(cursor: Cursor): DatePart | YearlessPart | Refusal | undefined {
  const dayFirst = take(cursor, DAY_THEN_MONTH);
  if (dayFirst !== undefined) {
    const [text, day, month] = dayFirst;
    return withYear(cursor, text, month, day);
  }
  const monthFirst = take(cursor, MONTH_THEN_DAY);
  if (monthFirst === undefined) return undefined;
  const [text, month, day] = monthFirst;
  return withYear(cursor, text, month, day);
}

function withYear(cursor: Cursor, dayAndMonth: string, monthName = '', day = ''): DatePart | YearlessPart | Refusal {
  const month = monthNumber(monthName);
  const match = take(cursor, YEAR_AFTER_NAME);
  if (match === undefined) return { kind: 'yearless', text: dayAndMonth, month, day: Number(day) };
  const [after, year, twoDigits] = match;
  return checked(dayAndMonth + after, [calendarDate(year ?? `20${twoDigits}`, String(month), day)]);
}

function calendarDate(year = '', month = '', day = ''): CalendarDate {
  return { year: Number(year), month: Number(month), day: Number(day) };
}

function checked(text: string, readings: readonly CalendarDate[]): DatePart | Refusal {
  const possible = distinct(readings.filter((date) => whyImpossible(date) === undefined));
  const [first] = possible;
  if (first === undefined) return impossibleDate(text, readings.map(whyImpossible)[0] ?? '');
  if (first.year < YEARS.first || first.year > YEARS.last) return yearOutOfRange(text);
  return { kind: 'date', text, dates: possible };
}

function distinct(dates: readonly CalendarDate[]): readonly CalendarDate[] {
  const byDay = new Map(dates.map((date) => [`${date.year} ${date.month} ${date.day}`, date]));
  return [...byDay.values()];
}

function whyImpossible({ year, month, day }: CalendarDate): string | undefined {
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const days = daysInMonth(year, month);
  if (day >= 1 && day <= days) return undefined;
  return `${DateTime.utc(year, month, 1, { locale: 'en-US' }).toFormat('LLLL yyyy')} has ${days} days`;
}

/** The calendar repeats after 400 years; of years below 100 `Date.UTC` makes years of the twentieth century. */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
