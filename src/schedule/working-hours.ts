import { DateTime } from 'luxon';
import { addDays, weekdayOf } from './text/calendar.js';
import type { CalendarDate } from './text/schedule-text.js';
import { type WallTime, wallTime } from './wall-time.js';

/**
 * When somebody works, Monday to Friday, as the clocks of their own zone show it. Both are whole minutes after the
 * midnight with which the working day begins. An `end` beyond 1440 is on the next day: who works from 22:00 to 06:00 has
 * `{ start: 1320, end: 1800 }`, and their last night of the week ends on Saturday morning.
 */
export interface WorkingHours {
  /** 0 to 1439. */
  readonly start: number;
  /** More than `start`, by at most a day. */
  readonly end: number;
}

/** One working day; `start` and `end` are milliseconds since the epoch, and `end` is no longer working time. */
export interface WorkingPeriod {
  /** The day on which it begins. */
  readonly date: CalendarDate;
  readonly start: number;
  readonly end: number;
}

/** 09:00 to 18:00. */
export const defaultWorkingHours: WorkingHours = { start: 9 * 60, end: 18 * 60 };

const HOUR = 60 * 60 * 1000;
const DAY_MINUTES = 24 * 60;
const FRIDAY = 5;
const DAYS_LOOKED_AT = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Whether somebody with these hours works at `instant` (milliseconds since the epoch). */
export function isWorkingTime(instant: number, hours: WorkingHours, zone: string): boolean {
  const today = dateAt(instant, zone);
  // The night's work may have begun yesterday.
  return [today, addDays(today, -1)].some((date) => {
    const period = workingPeriodOn(date, hours, zone);
    return period !== undefined && period.start <= instant && instant < period.end;
  });
}

/**
 * The start of the last working hour before `instant`: an hour before the end of the last working period that is over by
 * then, so that whoever is reminded has an hour left to act. A period shorter than that counts from its start.
 * Undefined when there was no work in the week before, as where the zone's calendar left the days out.
 */
export function lastWorkingHourBefore(instant: number, hours: WorkingHours, zone: string): number | undefined {
  const today = dateAt(instant, zone);
  for (const days of DAYS_LOOKED_AT) {
    const period = workingPeriodOn(addDays(today, -days), hours, zone);
    if (period !== undefined && period.end <= instant) return Math.max(period.start, period.end - HOUR);
  }
  return undefined;
}

/** The first working period that begins after `instant`; undefined when none does within a week. */
export function nextWorkingPeriod(instant: number, hours: WorkingHours, zone: string): WorkingPeriod | undefined {
  const today = dateAt(instant, zone);
  for (const days of DAYS_LOOKED_AT) {
    const period = workingPeriodOn(addDays(today, days), hours, zone);
    if (period !== undefined && period.start > instant) return period;
  }
  return undefined;
}

/**
 * The work that begins on `date`, or none. Where the clocks skip or repeat its first or last moment on that day, the
 * later start and the earlier end count: that is working time by either reading.
 */
function workingPeriodOn(date: CalendarDate, hours: WorkingHours, zone: string): WorkingPeriod | undefined {
  if (weekdayOf(date) > FRIDAY) return undefined;
  const start = laterOf(clockAt(date, hours.start, zone));
  const end = earlierOf(clockAt(date, hours.end, zone));
  return start < end ? { date, start, end } : undefined;
}

/** What the clocks show `minutes` after the midnight of `date`, which is not always that much time after it. */
function clockAt(date: CalendarDate, minutes: number, zone: string): WallTime {
  const day = addDays(date, Math.floor(minutes / DAY_MINUTES));
  const ofDay = minutes % DAY_MINUTES;
  return wallTime(day, { hour: Math.floor(ofDay / 60), minute: ofDay % 60, second: 0, millisecond: 0 }, zone);
}

function laterOf(wall: WallTime): number {
  return wall.kind === 'one' ? wall.instant : wall.later;
}

function earlierOf(wall: WallTime): number {
  return wall.kind === 'one' ? wall.instant : wall.earlier;
}

function dateAt(instant: number, zone: string): CalendarDate {
  const { year, month, day } = DateTime.fromMillis(instant, { zone });
  return { year, month, day };
}
