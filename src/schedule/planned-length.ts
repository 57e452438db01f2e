import { readMoment } from './read-moment.js';
import type { ScheduledTime } from './scheduled-time.js';
import { addDays } from './text/calendar.js';
import { endBeforeStart, type Refusal } from './text/refusals.js';
import type { CalendarDate, EndPart, Moment, ZonePart } from './text/schedule-text.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * How many minutes lie between a start and the end that is written with it. An end without a day is the next one that the clock
 * shows, without a zone it is in the start's. Refused when it is more than 24 hours after the start, or before it.
 * @param date the day on which the start is written
 */
export function plannedLength(start: ScheduledTime, date: CalendarDate, end: EndPart): number | Refusal {
  if (end.kind === 'length') return end.minutes;
  const { moment } = end;
  const zones = moment.zones.length > 0 ? moment.zones : [zoneOf(start)];
  const days = moment.date?.dates ?? [date, addDays(date, 1), addDays(date, -1)];
  const lengths = days
    .flatMap((day) => instantsOn(day, { ...moment, zones }))
    .flatMap((instant) => [instant - start.instant, ...(isHalfDay(moment) ? [instant + DAY / 2 - start.instant] : [])])
    .filter((length) => length > 0 && length <= DAY);
  return lengths.length === 0 ? endBeforeStart(end.text) : Math.min(...lengths) / MINUTE;
}

function instantsOn(day: CalendarDate, moment: Moment): readonly number[] {
  const readings = readMoment(day, moment);
  return readings.kind === 'refused' ? [] : readings.all.map(({ time }) => time.instant);
}

/** `4pm-5`: five without minutes, am or pm is the next five o'clock. */
function isHalfDay({ time }: Moment): boolean {
  return /^\d{1,2}$/.test(time.text) && time.time.hour <= 12;
}

function zoneOf({ zone }: ScheduledTime): ZonePart {
  return { kind: 'zone', text: zone, meanings: [{ zone, place: zone, name: zone }] };
}
