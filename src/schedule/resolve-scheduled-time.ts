import { labelCandidates } from './label-candidates.js';
import { plannedLength } from './planned-length.js';
import { readMoment } from './read-moment.js';
import { agreeWithRepeats } from './read-repeats.js';
import { collapse, type Reading, type Readings } from './readings.js';
import type { ScheduleCandidate, ScheduleResolution } from './scheduled-time.js';
import { shortDayName } from './text/calendar.js';
import { datesOnWeekday } from './text/dates-on-weekday.js';
import { normaliseScheduleText } from './text/normalise-schedule-text.js';
import { readScheduleText } from './text/read-schedule-text.js';
import { LONGEST_TEXT, noText, quote, type Refusal, tooLong, tooManyReadings } from './text/refusals.js';
import type { CalendarDate, DatePart, ScheduleText } from './text/schedule-text.js';

/** More than this cannot be offered as a choice. */
const MOST_CANDIDATES = 10;

/**
 * What a "Schedule at" text says: one instant with its zone; or, when it contradicts itself or has several readings,
 * all of them for a person to choose from; or why it says nothing usable. Of a range the start counts, and its end is the
 * planned length. It never guesses, never throws, and depends neither on today's date nor on the machine's zone. 24:00 is the
 * midnight at the end of the day.
 * @example resolveScheduledTime('2020-10-10 - 23:30 America/Los_Angeles') // resolved, 06:30 UTC on the 11th
 * @example resolveScheduledTime('2020-10-10 - 23:30 PST') // ambiguous: 07:30 UTC, or 06:30 UTC since it is summer there
 * @example resolveScheduledTime('Sat Oct 10, 2026 4pm – 5pm (PDT)') // resolved, 23:00 UTC, 60 minutes
 */
export function resolveScheduledTime(text: string): ScheduleResolution {
  if (text.length > 10 * LONGEST_TEXT) return tooLong();
  const plain = normaliseScheduleText(text);
  if (plain === '') return noText();
  if (plain.length > LONGEST_TEXT) return tooLong();
  const written = readScheduleText(plain);
  if ('kind' in written) return written;
  const readings = readOnEveryDate(written);
  return readings.kind === 'refused' ? readings : choose(plain, readings, written);
}

/** A reading, and the day on which it is written. */
interface DatedReading extends Reading {
  readonly date: CalendarDate;
}

type DatedReadings = Readings<DatedReading>;

function readOnEveryDate(written: ScheduleText): DatedReadings | Refusal {
  const { date, weekday } = written.first;
  const dates = datesOnWeekday(date.dates, weekday);
  if ('kind' in dates) return dates;
  const all: DatedReading[] = [];
  const reasons: string[] = [];
  if (dates.length > 1) reasons.push(severalDays(date, dates));
  for (const day of dates) {
    const found = readOnDate(day, written);
    if (found.kind === 'refused') return found;
    all.push(...found.all.map((reading) => ({ ...reading, date: day })));
    reasons.push(...found.reasons);
  }
  return collapse(all, reasons);
}

function readOnDate(date: CalendarDate, { first, others }: ScheduleText): Readings | Refusal {
  const readings = readMoment(date, first);
  if (readings.kind === 'refused' || others.length === 0) return readings;
  return agreeWithRepeats(date, first, readings, others);
}

function choose(text: string, { all, reasons }: DatedReadings, { end, warnings }: ScheduleText): ScheduleResolution {
  if (all.length > MOST_CANDIDATES) return tooManyReadings(text, all.length);
  const times: Omit<ScheduleCandidate, 'label'>[] = [];
  for (const { time, date } of all) {
    const minutes = end && plannedLength(time, date, end);
    if (typeof minutes === 'object') return minutes;
    times.push({ time, ...(minutes === undefined ? {} : { plannedMinutes: minutes }) });
  }
  const warned = warnings.length === 0 ? {} : { warnings };
  const [only] = times;
  if (only !== undefined && times.length === 1) return { kind: 'resolved', ...only, ...warned };
  const labels = labelCandidates(all);
  const candidates = times.map((time, place) => ({ ...time, label: labels[place] ?? '' }));
  return { kind: 'ambiguous', reason: reasons.join(' '), candidates, ...warned };
}

function severalDays({ text }: DatePart, dates: readonly CalendarDate[]): string {
  return `${quote(text)} can be ${dates.map(shortDayName).join(' or ')}, as day or month is written first.`;
}
