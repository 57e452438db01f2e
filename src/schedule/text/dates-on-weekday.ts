import { weekdayOf } from './calendar.js';
import { type Refusal, wrongWeekday } from './refusals.js';
import type { CalendarDate, WeekdayPart } from './schedule-text.js';

/** The dates that fall on the weekday, if one is written; refused when none does. */
export function datesOnWeekday(
  dates: readonly CalendarDate[],
  weekday: WeekdayPart | undefined,
): readonly CalendarDate[] | Refusal {
  if (weekday === undefined) return dates;
  const matching = dates.filter((date) => weekdayOf(date) === weekday.weekday);
  return matching.length > 0 ? matching : wrongWeekday(weekday.text, dates);
}
