import type { CalendarDate } from './schedule-text.js';

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** @example '10 October 2020' */
export function dayName({ year, month, day }: CalendarDate): string {
  return `${day} ${months[month - 1]} ${year}`;
}

/** @example '10 Oct' */
export function shortDayName({ month, day }: CalendarDate): string {
  return `${day} ${months[month - 1]?.slice(0, 3)}`;
}

/** @example 'Saturday' */
export function weekdayName(date: CalendarDate): string {
  return weekdays[inUtc(date).getUTCDay()] ?? '';
}

/** 1 (Monday) to 7 (Sunday), as in ISO 8601. */
export function weekdayOf(date: CalendarDate): number {
  return inUtc(date).getUTCDay() || 7;
}

/** The day that many days later; earlier when `days` is negative. */
export function addDays({ year, month, day }: CalendarDate, days: number): CalendarDate {
  return dateOf(inUtc({ year, month, day: day + days }));
}

/** The day that a clock in UTC shows. */
export function dateOf(instant: Date): CalendarDate {
  return { year: instant.getUTCFullYear(), month: instant.getUTCMonth() + 1, day: instant.getUTCDate() };
}

/** A day as such has no zone; UTC has no daylight time that could disturb counting days. */
function inUtc({ year, month, day }: CalendarDate): Date {
  return new Date(Date.UTC(year, month - 1, day));
}
