import { DateTime } from 'luxon';
import { type Cursor, take } from './cursor.js';
import { impossibleDate, noYear, type Refusal, shortYear, YEARS, yearOutOfRange } from './refusals.js';
import type { CalendarDate, DatePart } from './schedule-text.js';

const MONTHS = [
  'jan(?:uary)?',
  'feb(?:ruary)?',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may',
  'june?',
  'july?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
];
const MONTH = `(${MONTHS.join('|')})\\b\\.?`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
/** A year, not a clock time (`0800`, `2030:00`) or a longer number. */
const YEAR = '([12]\\d{3})(?![\\d:])';

const YEAR_FIRST = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/iy;
const COMPACT = /(\d{4})(\d{2})(\d{2})(?!\d)/iy;
const YEAR_LAST = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d:])/iy;
const SHORT_YEAR = /\d{1,2}([-/.])\d{1,2}\1\d{2}(?![\d:])/iy;
const WITHOUT_YEAR = /\d{1,2}\/\d{1,2}(?![\d/:])/iy;
const DAY_THEN_MONTH = new RegExp(`${DAY}(?:\\s+of)?[\\s.-]*${MONTH}(?:[\\s,-]*${YEAR})?`, 'iy');
const MONTH_THEN_DAY = new RegExp(`${MONTH}\\s*${DAY}\\b(?:[\\s,]+${YEAR})?`, 'iy');

/**
 * Reads a date with its year: `2020-10-10`, `10 October 2020`, `October 10, 2020`, `10th Oct 2020`. `10/11/2020` has two
 * readings, day first and month first, and both are returned; `25/12/2020` has one.
 * Undefined when the text does not go on with a date; refused when the date is incomplete or not in the calendar.
 */
export function readDate(cursor: Cursor): DatePart | Refusal | undefined {
  return readYearFirst(cursor) ?? readNumbers(cursor) ?? readIncomplete(cursor) ?? readMonthName(cursor);
}

function readYearFirst(cursor: Cursor): DatePart | Refusal | undefined {
  const separated = take(cursor, YEAR_FIRST);
  if (separated !== undefined) {
    const [text, year, , month, day] = separated;
    return checked(text, [calendarDate(year, month, day)]);
  }
  const compact = take(cursor, COMPACT);
  if (compact === undefined) return undefined;
  const [text, year, month, day] = compact;
  return checked(text, [calendarDate(year, month, day)]);
}

function readNumbers(cursor: Cursor): DatePart | Refusal | undefined {
  const match = take(cursor, YEAR_LAST);
  if (match === undefined) return undefined;
  const [text, one, , two, year] = match;
  return checked(text, [calendarDate(year, two, one), calendarDate(year, one, two)]);
}

function readIncomplete(cursor: Cursor): Refusal | undefined {
  const short = take(cursor, SHORT_YEAR);
  if (short !== undefined) return shortYear(short[0]);
  const yearless = take(cursor, WITHOUT_YEAR);
  return yearless === undefined ? undefined : noYear(yearless[0]);
}

function readMonthName(cursor: Cursor): DatePart | Refusal | undefined {
  const dayFirst = take(cursor, DAY_THEN_MONTH);
  if (dayFirst !== undefined) {
    const [text, day, month, year] = dayFirst;
    return named(text, year, month, day);
  }
  const monthFirst = take(cursor, MONTH_THEN_DAY);
  if (monthFirst === undefined) return undefined;
  const [text, month, day, year] = monthFirst;
  return named(text, year, month, day);
}

function named(text: string, year: string | undefined, month = '', day = ''): DatePart | Refusal {
  if (year === undefined) return noYear(text);
  const number = MONTHS.findIndex((pattern) => new RegExp(`^${pattern}$`, 'i').test(month)) + 1;
  return checked(text, [{ year: Number(year), month: number, day: Number(day) }]);
}

function calendarDate(year = '', month = '', day = ''): CalendarDate {
  return { year: Number(year), month: Number(month), day: Number(day) };
}

function checked(text: string, readings: readonly CalendarDate[]): DatePart | Refusal {
  const [first = calendarDate(), second] = readings.filter((date) => whyImpossible(date) === undefined);
  if (readings.every((date) => whyImpossible(date) !== undefined)) {
    return impossibleDate(text, readings.map(whyImpossible)[0] ?? '');
  }
  if (first.year < YEARS.first || first.year > YEARS.last) return yearOutOfRange(text);
  const same = second === undefined || (second.month === first.month && second.day === first.day);
  return { kind: 'date', text, dates: same ? [first] : [first, second] };
}

function whyImpossible({ year, month, day }: CalendarDate): string | undefined {
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const start = DateTime.utc(year, month, 1, { locale: 'en-US' });
  const days = start.daysInMonth ?? 0;
  if (day >= 1 && day <= days) return undefined;
  return `${start.toFormat('LLLL yyyy')} has ${days} days`;
}
