import { type Clock, readZoneOnDay } from './read-zone-on-day.js';
import {
  agree,
  collapse,
  contradiction,
  LABEL_QUOTE,
  type Reading,
  type Readings,
  type Statement,
} from './readings.js';
import { addDays, dayName } from './text/calendar.js';
import { quote, type Refusal, YEARS, yearOutOfRange } from './text/refusals.js';
import type { CalendarDate, Moment, TimePart, ZonePart } from './text/schedule-text.js';
import { offsetAt } from './wall-time.js';

/**
 * What a moment can mean on `date`. Its zones must agree (`23:30 America/Los_Angeles (UTC-07:00)`, `3:00 PM EDT/EST`);
 * where they don't, the readings are those of each.
 */
export function readMoment(date: CalendarDate, moment: Moment): Readings | Refusal {
  return moment.time.isMidnight ? readMidnight(date, moment) : readAtHour(date, moment);
}

/** At the start or at the end of the day: nobody can say. */
function readMidnight(date: CalendarDate, moment: Moment): Readings | Refusal {
  const { time } = moment;
  const start = readAtHour(date, { ...moment, time: { ...time, text: '00:00' } });
  if (start.kind === 'refused') return start;
  const end = readAtHour(date, { ...moment, time: { ...time, text: '24:00', time: { ...time.time, hour: 24 } } });
  if (end.kind === 'refused') return end;
  return collapse(
    [...noted(start, `at the start of ${dayName(date)}`), ...noted(end, `at the end of ${dayName(date)}`)],
    [`${quote(time.text)} can be the start or the end of ${dayName(date)}.`, ...start.reasons, ...end.reasons],
  );
}

function noted({ all }: Readings, note: string): readonly Reading[] {
  return all.map((reading) => ({ ...reading, notes: [note, ...reading.notes] }));
}

function readAtHour(date: CalendarDate, { time, zones }: Moment): Readings | Refusal {
  const clock = time.time.hour === 24 ? midnightAfter(date, time) : { date, time };
  if (clock.date.year > YEARS.last) return yearOutOfRange(dayName(clock.date));

  const statements: Statement[] = [];
  for (const zone of withoutStandardOffset(clock, zones)) {
    const readings = readZoneOnDay(clock, zone);
    if (readings.kind === 'refused') return readings;
    statements.push({ text: quote(zone.text, LABEL_QUOTE), readings });
  }
  const agreed = deniesNamedZone(statements, zones)
    ? contradiction(
        statements,
        statements.flatMap(({ readings }) => readings.reasons),
      )
    : agree(statements, (texts) => `${texts.join(' and ')} are different zones at that time.`);
  return { ...agreed, all: agreed.all.map((reading) => inNamedZone(reading, statements)) };
}

/** 24:00 is 00:00 of the next day. */
function midnightAfter(date: CalendarDate, time: TimePart): Clock {
  return { date: addDays(date, 1), time: { ...time, time: { ...time.time, hour: 0 } } };
}

/** `(UTC-08:00) Pacific Time (US & Canada)`: where the offset is the place's standard one, it says nothing about this day. */
function withoutStandardOffset({ date }: Clock, zones: readonly ZonePart[]): readonly ZonePart[] {
  const [offset, ...places] = zones;
  if (!offset?.mayBeStandard || places.length === 0) return zones;
  const zone = offset.meanings[0]?.zone ?? 'UTC';
  const isStandard = places.every(({ meanings }) =>
    meanings.every((meaning) => standardOffset(meaning.zone, date.year) === offsetAt(0, zone)),
  );
  return isStandard ? places : zones;
}

/** In minutes ahead of UTC: what the clocks show in the half of the year without daylight time. */
function standardOffset(zone: string, year: number): number {
  return Math.min(...[0, 6].map((month) => offsetAt(Date.UTC(year, month, 15), zone)));
}

/**
 * `America/Los_Angeles (PST)` in July: the abbreviation fits its own zone only by the clock. Beside another abbreviation of that
 * zone (`EDT/EST`) it stands for "whichever it is", and an offset beside it decides; a named zone does neither.
 */
function deniesNamedZone(statements: readonly Statement[], zones: readonly ZonePart[]): boolean {
  const namesZone = zones.some(({ meanings }) =>
    meanings.some(({ zone, offset }) => offset === undefined && zone.includes('/')),
  );
  if (!namesZone) return false;
  const agreed = agree(statements, () => '').all;
  return agreed.length > 0 && agreed.every(({ time }) => statements.some((each) => isOnlyByClock(each, time.instant)));
}

function isOnlyByClock({ readings }: Statement, instant: number): boolean {
  const same = readings.all.filter(({ time }) => time.instant === instant);
  return same.length > 0 && same.every(({ by }) => by === 'clock');
}

/** Of several zones that agree, the one that knows about daylight time says more than an offset. */
function inNamedZone(reading: Reading, statements: readonly Statement[]): Reading {
  const { instant } = reading.time;
  const same = statements
    .flatMap(({ readings }) => readings.all)
    .filter(({ time, rare }) => time.instant === instant && !rare);
  const named = same.find(({ time }) => time.zone.includes('/'));
  return named === undefined ? reading : { ...reading, time: named.time };
}
