import { describeInZone } from './describe-in-zone.js';
import { readMoment } from './read-moment.js';
import { agreeWithRepeats } from './read-repeats.js';
import { collapse, type Reading, type Readings } from './readings.js';
import type { ScheduleCandidate, ScheduleResolution } from './scheduled-time.js';
import { shortDayName } from './text/calendar.js';
import { datesOnWeekday } from './text/dates-on-weekday.js';
import { readScheduleText } from './text/read-schedule-text.js';
import { LONGEST_TEXT, noText, quote, type Refusal, tooLong, tooManyReadings } from './text/refusals.js';
import type { CalendarDate, DatePart, ScheduleText } from './text/schedule-text.js';

/** More than this cannot be offered as a choice. */
const MOST_CANDIDATES = 10;

/**
 * What a "Schedule at" text says: one instant with its zone; or, when it contradicts itself or has several readings,
 * all of them for a person to choose from; or why it says nothing usable. It never guesses, never throws, and depends
 * neither on today's date nor on the machine's zone. 24:00 is the midnight at the end of the day.
 * @example resolveScheduledTime('2020-10-10 - 23:30 America/Los_Angeles') // resolved, 06:30 UTC on the 11th
 * @example resolveScheduledTime('2020-10-10 - 23:30 PST') // ambiguous: 07:30 UTC, or 06:30 UTC since it is summer there
 */
export function resolveScheduledTime(text: string): ScheduleResolution {
  if (text.length > 10 * LONGEST_TEXT) return tooLong();
  // Backticks are how the runbook's header table writes values; a full stop ends a sentence.
  const plain = text
    .replace(/[`\s]+/g, ' ')
    .trim()
    .replace(/\.$/, '');
  if (plain === '') return noText();
  if (plain.length > LONGEST_TEXT) return tooLong();
  const written = readScheduleText(plain);
  if ('kind' in written) return written;
  const readings = readOnEveryDate(written);
  return readings.kind === 'refused' ? readings : choose(plain, readings);
}

function readOnEveryDate(written: ScheduleText): Readings | Refusal {
  const { date, weekday } = written.first;
  const dates = datesOnWeekday(date.dates, weekday);
  if ('kind' in dates) return dates;
  const all: Reading[] = [];
  const reasons: string[] = [];
  if (dates.length > 1) reasons.push(dayOrMonth(date));
  for (const day of dates) {
    const found = readOnDate(day, written);
    if (found.kind === 'refused') return found;
    all.push(...(dates.length > 1 ? found.all.map((reading) => onDay(day, reading)) : found.all));
    reasons.push(...found.reasons);
  }
  return collapse(all, reasons);
}

function readOnDate(date: CalendarDate, { first, others }: ScheduleText): Readings | Refusal {
  const readings = readMoment(date, first);
  if (readings.kind === 'refused' || others.length === 0) return readings;
  return agreeWithRepeats(date, first, readings, others);
}

function choose(text: string, { all, reasons }: Readings): ScheduleResolution {
  const [only] = all;
  if (only !== undefined && all.length === 1) return { kind: 'resolved', time: only.time };
  if (all.length > MOST_CANDIDATES) return tooManyReadings(text, all.length);
  return { kind: 'ambiguous', reason: reasons.join(' '), candidates: all.map(candidate) };
}

function candidate({ time, notes }: Reading): ScheduleCandidate {
  const utc = describeInZone(time, 'UTC').replace(' (UTC)', ' UTC');
  return { time, label: [utc, ...notes].join(', ') };
}

function onDay(day: CalendarDate, reading: Reading): Reading {
  return { ...reading, notes: [`on ${shortDayName(day)}`, ...reading.notes] };
}

function dayOrMonth({ text, dates }: DatePart): string {
  return `${quote(text)} can be ${dates.map(shortDayName).join(' or ')}, as day or month is written first.`;
}
