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

/** A day of which the year is still missing. */
export interface YearlessPart {
  readonly kind: 'yearless';
  readonly text: string;
  readonly month: number;
  readonly day: number;
}

export interface TimePart {
  readonly kind: 'time';
  readonly text: string;
  readonly time: TimeOfDay;
  /** Set for the start of `4-5pm`: its hour is 1 to 12, and the end of the range says which half of the day it is in. */
  readonly isHalfless?: true;
  /** `midnight`, which can be the start or the end of the day. */
  readonly isMidnight?: true;
}

/** More than one meaning where several countries use the same letters: `IST`. */
export interface ZonePart {
  readonly kind: 'zone';
  readonly text: string;
  readonly meanings: readonly ZoneMeaning[];
  /**
   * Set for an offset in brackets right before a place, `(UTC-08:00) Pacific Time (US & Canada)`: Windows and Outlook print the
   * place's standard offset there all year.
   */
  readonly mayBeStandard?: true;
}

/** When the call ends: at a time, or so many minutes after its start. */
export type EndPart =
  | { readonly kind: 'end'; readonly text: string; readonly moment: Moment }
  | { readonly kind: 'length'; readonly text: string; readonly minutes: number };

/** Words that say nothing about when the call is. `warning` is for a person who should know that they stand there. */
export interface NotePart {
  readonly kind: 'note';
  readonly text: string;
  readonly warning?: string;
}

export type Part = WeekdayPart | DatePart | YearlessPart | YearPart | TimePart | ZonePart | EndPart | NotePart;

/** A year that stands apart from its day, as in `Sat Oct 10 15:00:00 UTC 2026`. */
export interface YearPart {
  readonly kind: 'year';
  readonly text: string;
  readonly year: number;
}

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
  readonly end: EndPart | undefined;
  /** What a person should know of what is written beside the time. */
  readonly warnings: readonly string[];
}
