import type { ZoneMeaning } from '../zones/zone-meaning.js';

/** A day of the (Gregorian) calendar; `month` is 1 to 12. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A time of day as a clock shows it. 24:00:00 is the midnight at the end of the day. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** `weekday` is 1 (Monday) to 7 (Sunday), as in ISO 8601. */
export interface WeekdayPart {
  readonly kind: 'weekday';
  readonly text: string;
  readonly weekday: number;
}

/** More than one date where day and month can be told apart only by custom: `10/11/2020`. */
export interface DatePart {
  readonly kind: 'date';
  readonly text: string;
  readonly dates: readonly CalendarDate[];
}

export interface TimePart {
  readonly kind: 'time';
  readonly text: string;
  readonly time: TimeOfDay;
}

/** More than one meaning where several countries use the same letters: `IST`. */
export interface ZonePart {
  readonly kind: 'zone';
  readonly text: string;
  readonly meanings: readonly ZoneMeaning[];
}

export type Part = WeekdayPart | DatePart | TimePart | ZonePart;

/** One statement of when: `8:30 am PT` in `2020-10-10 8:30 am PT / 3:30 pm UTC` is one, the rest is another. */
export interface Moment {
  readonly weekday?: WeekdayPart;
  readonly date?: DatePart;
  readonly time: TimePart;
  readonly zones: readonly ZonePart[];
}

/** What is written, taken apart but not yet weighed: the first moment has the date, the others repeat it in other words. */
export interface ScheduleText {
  readonly first: Moment & { readonly date: DatePart };
  readonly others: readonly Moment[];
}
