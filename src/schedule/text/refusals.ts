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
  return refuse('No time is given.', `Write a date, a time and a time zone, for example ${EXAMPLE}.`);
}

export function tooLong(): Refusal {
  return refuse(
    `The text is longer than ${LONGEST_TEXT} characters.`,
    `Write only a date, a time and a time zone, for example ${EXAMPLE}.`,
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
      `${quote(`${before.text}${/^[\p{L}\d(]/u.test(text) ? ' ' : ''}${text.trim()}`)} is not understood.`,
      `Write only a date, a time and a time zone, for example ${EXAMPLE}.`,
    );
  }
  return refuse(
    `${quote(text)} is not understood as a part of a date and a time.`,
    `Leave it out, or write the time like ${EXAMPLE}.`,
  );
}

export function endBeforeStart(end: string): Refusal {
  return refuse(`The end, ${quote(end)}, is not within 24 hours after the start.`, 'Correct the end, or leave it out.');
}

export function unmatchedBrackets(text: string): Refusal {
  return refuse(
    `${quote(text)} has a bracket without its partner.`,
    `Close the bracket, or write the time like ${EXAMPLE}.`,
  );
}

export function dateAfterSeveralTimes(date: string): Refusal {
  return refuse(
    `${quote(date)} can belong to any of the times before it.`,
    `Write the date before the time that it belongs to, for example ${EXAMPLE}.`,
  );
}

export function noDate(text: string): Refusal {
  return refuse(`${quote(text)} has no date.`, `Write the date first, year included, for example ${EXAMPLE}.`);
}

export function noYear(date: string): Refusal {
  return refuse(`${quote(date)} has no year.`, 'Write the year with four digits, for example 2020-10-10.');
}

export function noTime(text: string): Refusal {
  return refuse(`${quote(text)} has no time of day.`, `Write the time as 23:30 or 11:30 PM, for example ${EXAMPLE}.`);
}

export function noZone(text: string): Refusal {
  return refuse(`${quote(text)} has no time zone.`, `Add the zone after the time, for example ${EXAMPLE}, or UTC.`);
}

export function severalTimes(text: string): Refusal {
  return refuse(
    `${quote(text)} names more than one time; one start time is expected.`,
    `Write only when the call starts, for example ${EXAMPLE}. A range such as 23:30 – 00:30 may say when it ends.`,
  );
}

export function timeOrOffset(time: string, after: string): Refusal {
  return refuse(
    `${quote(time + after)} can be a time span or a time with an offset from UTC.`,
    `Write one start time and its zone, for example ${EXAMPLE}; an offset is written as UTC${after.replaceAll(' ', '')}.`,
  );
}

export function impossibleDate(text: string, why: string): Refusal {
  return refuse(
    `${quote(text)} is not a date: ${why}.`,
    'Correct the date; it is written as year-month-day, for example 2020-10-10.',
  );
}

export function yearOutOfRange(text: string): Refusal {
  return refuse(`The year of ${quote(text)} is not between ${YEARS.first} and ${YEARS.last}.`, 'Correct the year.');
}

export function impossibleTime(text: string, why: string, fix: string): Refusal {
  return refuse(`${quote(text)} is not a time of day: ${why}.`, fix);
}

export function impossibleOffset(text: string): Refusal {
  return refuse(
    `${quote(text)} is not an offset that any place has: they go from UTC-12:00 to UTC+14:00.`,
    'Correct the offset, or name the zone, for example America/Los_Angeles.',
  );
}

export function unknownZone(text: string, nearest: string | undefined): Refusal {
  const suggestion = nearest === undefined ? '' : `Did you mean ${nearest}? `;
  return refuse(
    `${quote(text)} is not a time zone that is known here.`,
    `${suggestion}Write the zone as America/Los_Angeles, UTC or UTC+2.`,
  );
}

export function wrongWeekday(weekday: string, dates: readonly CalendarDate[]): Refusal {
  const are = dates.map((date) => `${dayName(date)} is a ${weekdayName(date)}`).join(', and ');
  return refuse(
    `${quote(weekday)} does not match the date: ${are}.`,
    'Correct the weekday or the date, or leave the weekday out.',
  );
}

/** `earlier` and `later` are the nearest real instants: the same clock reading before and after the change. */
export function skippedHour(clock: string, zone: string, date: CalendarDate, earlier: number, later: number): Refusal {
  const [before, after] = [earlier, later].map((instant) => formatScheduledTime({ instant, zone }));
  return refuse(
    `On ${dayName(date)} there is no ${clock} in ${zone}: the clocks go forward over it.`,
    `The nearest real times are ${before} and ${after}; write one of them.`,
  );
}

export function tooManyReadings(text: string, count: number): Refusal {
  return refuse(
    `${quote(text)} can be read in ${count} ways.`,
    `Write the date as year-month-day and name the zone, for example ${EXAMPLE}.`,
  );
}
