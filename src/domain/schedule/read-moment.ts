import { type Clock, readZoneOnDay } from './read-zone-on-day.js';
import { agree, LABEL_QUOTE, type Reading, type Readings, type Statement } from './readings.js';
import { addDays, dayName } from './text/calendar.js';
import { quote, type Refusal, YEARS, yearOutOfRange } from './text/refusals.js';
import type { CalendarDate, Moment, TimePart } from './text/schedule-text.js';

/**
 * What a moment can mean on `date`. Its zones must agree (`23:30 America/Los_Angeles (UTC-07:00)`, `3:00 PM EDT/EST`);
 * where they don't, the readings are those of each.
 */
export function readMoment(date: CalendarDate, { time, zones }: Moment): Readings | Refusal {
  const clock = time.time.hour === 24 ? midnightAfter(date, time) : { date, time };
  if (clock.date.year > YEARS.last) return yearOutOfRange(dayName(clock.date));

  const statements: Statement[] = [];
  for (const zone of zones) {
    const readings = readZoneOnDay(clock, zone);
    if (readings.kind === 'refused') return readings;
    statements.push({ text: quote(zone.text, LABEL_QUOTE), readings });
  }
  const agreed = agree(statements, (texts) => `${texts.join(' and ')} are different zones at that time.`);
  return { ...agreed, all: agreed.all.map((reading) => inNamedZone(reading, statements)) };
}

/** 24:00 is 00:00 of the next day. */
function midnightAfter(date: CalendarDate, time: TimePart): Clock {
  return { date: addDays(date, 1), time: { ...time, time: { ...time.time, hour: 0 } } };
}

/** Of several zones that agree, the one that knows about daylight time says more than an offset. */
function inNamedZone(reading: Reading, statements: readonly Statement[]): Reading {
  const { instant } = reading.time;
  const same = statements.flatMap(({ readings }) => readings.all).filter(({ time }) => time.instant === instant);
  const named = same.find(({ time }) => time.zone.includes('/'));
  return named === undefined ? reading : { ...reading, time: named.time };
}
