import { formatScheduledTime } from '../format-scheduled-time.js';
import type { ScheduleResolution } from '../scheduled-time.js';
import { dayName, weekdayName } from './calendar.js';
import type { CalendarDate, Part } from './schedule-text.js';

/** "This text is no time": why, and what to write instead. */
export type Refusal = Extract<ScheduleResolution, { kind: 'refused' }>;

const EXAMPLE = '2020-10-10 - 23:30 America/Los_Angeles';
const LONGEST_QUOTE = 60;

/** The first and the last year that a call can be in; others are slips of the pen. */
export const YEARS = { first: 2000, last: 2100 } as const;

/** More of a text than this is not read. */
export const LONGEST_TEXT = 200;

/** The words of a user inside a sentence of ours, cut to a readable length. */
export function quote(text: string, longest: number = LONGEST_QUOTE): string {
  const letters = [...text.trim()];
  return `“${letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : letters.join('')}”`;
}

export function refuse(reason: string, fix: string): Refusal {
  return { kind: 'refused', reason, fix };
}

export function noText(): Refusal {
  return refuse('No time is given.', `Enter a date, a time and a time zone, e.g. ${EXAMPLE}.`);
}

export function tooLong(): Refusal {
  return refuse(
    `The text has more than ${LONGEST_TEXT} characters.`,
    `Write only a date, a time and a time zone, e.g. ${EXAMPLE}.`,
  );
}

/**
 * Words beside a zone or a time may belong to it, so nobody is told to leave them out: without `+ 2`, `16:00 UTC + 2` is
 * another time.
 * @param before the part that they stand behind
 */
export function notUnderstood(text: string, before?: Part): Refusal {
  if (before?.kind === 'zone' || before?.kind === 'time') {
    return refuse(
      `${quote(`${before.text}${/^[\p{L}\d(]/u.test(text) ? ' ' : ''}${text.trim()}`)} can’t be read.`,
      `Write only a date, a time and a time zone, e.g. ${EXAMPLE}.`,
    );
  }
  return refuse(`${quote(text)} isn’t part of a date or time.`, `Remove it, or write the time like ${EXAMPLE}.`);
}

export function endBeforeStart(end: string): Refusal {
  return refuse(`The end, ${quote(end)}, isn’t within 24 hours of the start.`, 'Correct the end, or remove it.');
}

export function unmatchedBrackets(text: string): Refusal {
  return refuse(`${quote(text)} has an unmatched bracket.`, `Close the bracket, or write the time like ${EXAMPLE}.`);
}

export function dateAfterSeveralTimes(date: string): Refusal {
  return refuse(
    `${quote(date)} can belong to more than one of the times before it.`,
    `Write the date before its time, e.g. ${EXAMPLE}.`,
  );
}

export function noDate(text: string): Refusal {
  return refuse(`${quote(text)} has no date.`, `Write the date first, with the year, e.g. ${EXAMPLE}.`);
}

export function noYear(date: string): Refusal {
  return refuse(`${quote(date)} has no year.`, 'Add the year with four digits, e.g. 2020-10-10.');
}

export function noTime(text: string): Refusal {
  return refuse(`${quote(text)} has no time of day.`, `Add one, such as 23:30 or 11:30 PM, e.g. ${EXAMPLE}.`);
}

export function noZone(text: string): Refusal {
  return refuse(`${quote(text)} has no time zone.`, 'Add one after the time, e.g. America/Los_Angeles or UTC.');
}

export function severalTimes(text: string): Refusal {
  return refuse(
    `${quote(text)} names more than one time.`,
    `Write one start time, e.g. ${EXAMPLE}. The end can follow as a range: 23:30 – 00:30.`,
  );
}

export function timeOrOffset(time: string, after: string): Refusal {
  return refuse(
    `${quote(time + after)} can be a time range or a time with a UTC offset.`,
    `Write one start time and its zone, e.g. ${EXAMPLE}. Write an offset as UTC${after.replaceAll(' ', '')}.`,
  );
}

export function impossibleDate(text: string, why: string): Refusal {
  return refuse(
    `${quote(text)} isn’t a date: ${why}.`,
    'Correct the date. Write it as year-month-day, e.g. 2020-10-10.',
  );
}

export function yearOutOfRange(text: string): Refusal {
  return refuse(`The year of ${quote(text)} isn’t between ${YEARS.first} and ${YEARS.last}.`, 'Correct the year.');
}

export function impossibleTime(text: string, why: string, fix: string): Refusal {
  return refuse(`${quote(text)} isn’t a time of day: ${why}.`, fix);
}

export function impossibleOffset(text: string): Refusal {
  return refuse(
    `${quote(text)} isn’t a UTC offset: they go from UTC-12:00 to UTC+14:00.`,
    'Correct it, or name the zone, e.g. America/Los_Angeles.',
  );
}

export function unknownZone(text: string, nearest: string | undefined): Refusal {
  const suggestion = nearest === undefined ? '' : `Did you mean ${nearest}? `;
  return refuse(
    `${quote(text)} isn’t a known time zone.`,
    `${suggestion}Write the zone as America/Los_Angeles, UTC or UTC+2.`,
  );
}

export function wrongWeekday(weekday: string, dates: readonly CalendarDate[]): Refusal {
  const are = dates.map((date) => `${dayName(date)} is a ${weekdayName(date)}`).join(', and ');
  return refuse(
    `${quote(weekday)} doesn’t match the date: ${are}.`,
    'Correct the weekday or the date, or remove the weekday.',
  );
}

/** `earlier` and `later` are the nearest real instants: the same clock reading before and after the change. */
export function skippedHour(clock: string, zone: string, date: CalendarDate, earlier: number, later: number): Refusal {
  const [before, after] = [earlier, later].map((instant) => formatScheduledTime({ instant, zone }));
  return refuse(
    `On ${dayName(date)} ${clock} doesn’t exist in ${zone}: the clocks go forward.`,
    `Use ${before} or ${after}.`,
  );
}

export function tooManyReadings(text: string, count: number): Refusal {
  return refuse(
    `${quote(text)} can be read in ${count} ways.`,
    `Write the date as year-month-day and name the zone, e.g. ${EXAMPLE}.`,
  );
}
