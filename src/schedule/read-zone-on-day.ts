import { collapse, type Reading, type Readings } from './readings.js';
import { dayName } from './text/calendar.js';
import { quote, type Refusal, skippedHour } from './text/refusals.js';
import type { CalendarDate, TimePart, ZonePart } from './text/schedule-text.js';
import { instantAtOffset, offsetAt, type WallTime, wallTime } from './wall-time.js';
import { fixedOffsetZone, readableOffset } from './zones/fixed-offset.js';
import type { ZoneMeaning } from './zones/zone-meaning.js';

/** A clock on a wall, on one day. */
export interface Clock {
  readonly date: CalendarDate;
  readonly time: TimePart;
}

/**
 * What a time in a zone can mean on that day: one reading for each meaning of the zone's name, two where the clocks
 * show the hour twice, two where the name says another offset than the clocks have that day (`PST` in summer).
 * Refused when the clocks of a meaning skip the hour.
 */
export function readZoneOnDay(clock: Clock, zone: ZonePart): Readings | Refusal {
  const all: Reading[] = [];
  const reasons: string[] = [];
  if (zone.meanings.length > 1) reasons.push(severalPlaces(zone));
  for (const meaning of zone.meanings) {
    const found = readMeaning(clock, meaning, zone.meanings.length > 1);
    if (found.kind === 'refused') return found;
    all.push(...found.all.map((reading) => (meaning.rare ? { ...reading, rare: true as const } : reading)));
    reasons.push(...found.reasons);
  }
  // Of a rare and a common reading of the same instant the common one is kept.
  return collapse(
    all.toSorted((a, b) => Number(a.rare ?? false) - Number(b.rare ?? false)),
    reasons,
  );
}

function readMeaning(clock: Clock, meaning: ZoneMeaning, oneOfSeveral: boolean): Readings | Refusal {
  const { date, time } = clock;
  const { zone, offset } = meaning;
  const wall = wallTime(date, time.time, zone);
  if (wall.kind === 'gap') return skippedHour(time.text, zone, date, wall.earlier, wall.later);
  if (offset === undefined) return readClock(clock, zone, wall);

  const exact = instantAtOffset(date, time.time, offset);
  if (!instantsOf(wall).includes(exact)) return readContradiction(clock, meaning, offset, wall);
  const note = `if ${meaning.name} is ${meaning.place} time (${readableOffset(offset)})`;
  return collapse([reading(exact, zone, ...(oneOfSeveral ? [note] : []))], []);
}

function readClock({ date, time }: Clock, zone: string, wall: WallTime): Readings {
  const instants = instantsOf(wall);
  const [first, second] = instants;
  if (first === undefined || second === undefined)
    return collapse(
      instants.map((instant) => reading(instant, zone)),
      [],
    );
  return collapse(
    [
      reading(first, zone, `the first ${time.text} (${shown(first, zone)})`),
      reading(second, zone, `the second ${time.text} (${shown(second, zone)})`),
    ],
    [`On ${dayName(date)} the clocks in ${zone} go back and show ${time.text} twice.`],
  );
}

/** The name says one offset and the day another: as written it is the name's, but people often mean the clock's. */
function readContradiction({ date, time }: Clock, meaning: ZoneMeaning, offset: number, wall: WallTime): Readings {
  const { name, zone, place, yearRound } = meaning;
  const said = readableOffset(offset);
  const exact = reading(
    instantAtOffset(date, time.time, offset),
    yearRound?.zone ?? fixedOffsetZone(offset),
    yearRound === undefined ? `if ${name} is ${said}` : `if ${name} is ${yearRound.place} time (${said})`,
  );
  const instants = instantsOf(wall);
  const byClock = instants.map((instant) => ({
    ...reading(instant, zone, `if ${name} is ${place} time (${shown(instant, zone)})`),
    by: 'clock' as const,
  }));
  const shownOffsets = instants.map((instant) => shown(instant, zone)).join(' or ');
  return collapse(
    [{ ...exact, by: 'letters' }, ...byClock],
    [`${name} is ${said}, but on ${dayName(date)} the clocks in ${zone} show ${shownOffsets}.`],
  );
}

function reading(instant: number, zone: string, ...notes: readonly string[]): Reading {
  return { time: { instant, zone }, notes };
}

function shown(instant: number, zone: string): string {
  return readableOffset(offsetAt(instant, zone));
}

function instantsOf(wall: WallTime): readonly number[] {
  if (wall.kind === 'one') return [wall.instant];
  return wall.kind === 'two' ? [wall.earlier, wall.later] : [];
}

function severalPlaces({ text, meanings }: ZonePart): string {
  const places = meanings.map(({ place, offset }) => `${place} (${readableOffset(offset ?? 0)})`);
  return `${quote(text)} is used for several zones: ${places.join(', ')}.`;
}
