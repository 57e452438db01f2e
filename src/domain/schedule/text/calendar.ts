import { DateTime } from 'luxon';
import type { CalendarDate } from './schedule-text.js';

/** @example '10 October 2020' */
export function dayName(date: CalendarDate): string {
  return noon(date).toFormat('d LLLL yyyy');
}

/** @example '10 Oct' */
export function shortDayName(date: CalendarDate): string {
  return noon(date).toFormat('d LLL');
}

/** @example 'Saturday' */
export function weekdayName(date: CalendarDate): string {
  return noon(date).toFormat('cccc');
}

/** 1 (Monday) to 7 (Sunday), as in ISO 8601. */
export function weekdayOf(date: CalendarDate): number {
  return noon(date).weekday;
}

/** The day that many days later; earlier when `days` is negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const { year, month, day } = noon(date).plus({ days });
  return { year, month, day };
}

/** A day as such has no zone; UTC has no daylight time that could disturb counting days. */
function noon({ year, month, day }: CalendarDate): DateTime {
  return DateTime.utc(year, month, day, 12, { locale: 'en-US' });
}
