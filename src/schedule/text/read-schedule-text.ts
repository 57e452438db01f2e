import { inYear } from './read-date.js';
import { readParts } from './read-parts.js';
import {
  dateAfterSeveralTimes,
  noDate,
  noTime,
  notUnderstood,
  noYear,
  noZone,
  type Refusal,
  severalTimes,
} from './refusals.js';
import type {
  DatePart,
  EndPart,
  Moment,
  Part,
  ScheduleText,
  TimePart,
  WeekdayPart,
  YearlessPart,
  ZonePart,
} from './schedule-text.js';

/** What is said about a moment so far. */
interface Draft {
  weekday?: WeekdayPart;
  date?: DatePart;
  yearless?: YearlessPart;
  time?: TimePart;
  zones: ZonePart[];
}

/** The moments, and what is said beside them. */
interface Drafted {
  readonly drafts: readonly Draft[];
  readonly end: EndPart | undefined;
  readonly warnings: readonly string[];
}

/**
 * Takes a "Schedule at" text apart: the first moment with its date, the same moment repeated in other words, and the end.
 * Refused when the date, the time or the zone is missing, or when parts stand where they make no sense.
 */
export function readScheduleText(text: string): ScheduleText | Refusal {
  const parts = readParts(text);
  if ('kind' in parts) return parts;
  const drafted = draftMoments(text, parts);
  return 'kind' in drafted ? drafted : complete(text, drafted);
}

/** A time starts a moment; so does a day that comes after one. */
function draftMoments(text: string, parts: readonly Part[]): Drafted | Refusal {
  const drafts: Draft[] = [];
  const warnings: string[] = [];
  let end: EndPart | undefined;
  let draft: Draft | undefined;
  for (const part of parts) {
    if (part.kind === 'note') {
      if (part.warning !== undefined) warnings.push(part.warning);
      continue;
    }
    if (part.kind === 'end' || part.kind === 'length') {
      // `15:00 - 16:00 UTC (1h)` says it twice.
      const isTwice = end?.kind === 'end' && part.kind === 'length';
      if ((end !== undefined && !isTwice) || drafts.length > 1) return severalTimes(text);
      end ??= part;
      continue;
    }
    const startsAnother = part.kind !== 'zone' && part.kind !== 'year' && draft?.time !== undefined;
    if (draft === undefined || startsAnother) {
      draft = { zones: [] };
      drafts.push(draft);
    }
    const refusal = addTo(draft, part, drafts[0]);
    if (refusal !== undefined) return refusal;
  }
  return { drafts, end, warnings };
}

type MomentPart = Exclude<Part, EndPart | { kind: 'note' }>;

function addTo(draft: Draft, part: MomentPart, first: Draft | undefined): Refusal | undefined {
  switch (part.kind) {
    case 'zone':
      // The zone may come last, after the day: `4pm - Saturday, October 10, 2026 (Pacific Time)`.
      if (draft.time === undefined && first?.time === undefined) return notUnderstood(part.text);
      draft.zones.push(part);
      return undefined;
    case 'weekday':
      if (draft.weekday !== undefined) return notUnderstood(part.text);
      draft.weekday = part;
      return undefined;
    case 'time':
      if (draft.time !== undefined) return notUnderstood(part.text);
      draft.time = part;
      return undefined;
    case 'yearless':
    case 'date':
      if (draft.date !== undefined || draft.yearless !== undefined) return notUnderstood(part.text);
      if (part.kind === 'date') draft.date = part;
      else draft.yearless = part;
      return undefined;
    case 'year':
      return addYear(draft, part.text, part.year);
  }
}

function addYear(draft: Draft, text: string, year: number): Refusal | undefined {
  if (draft.yearless === undefined) return notUnderstood(text);
  const date = inYear(draft.yearless, year);
  if (date.kind === 'refused') return date;
  draft.date = date;
  delete draft.yearless;
  return undefined;
}

function complete(text: string, { drafts, end, warnings }: Drafted): ScheduleText | Refusal {
  const moments: Moment[] = [];
  for (const { time, yearless, ...said } of dateFirst(drafts)) {
    if (yearless !== undefined) return noYear(yearless.text);
    if (time === undefined) return moments.length === 0 ? noTime(text) : strayDay(said);
    moments.push({ ...said, time });
  }
  const [written, ...others] = moments;
  if (written === undefined) return noTime(text);
  const first = withHalfOfEnd(withZoneOfEnd(written, end), end);
  if (others.length > 0 && [first, ...others].some(({ zones }) => zones.length === 0)) return severalTimes(text);
  if (first.date === undefined) return noDate(text);
  if (first.zones.length === 0) return noZone(text);
  return { first: { ...first, date: dayFirst(text, first.date) }, others, end, warnings };
}

/** `4pm – 5pm PDT`: the zone behind the end is that of both. */
function withZoneOfEnd(first: Moment, end: EndPart | undefined): Moment {
  const zones = end?.kind === 'end' ? end.moment.zones : [];
  return first.zones.length === 0 && zones.length > 0 ? { ...first, zones } : first;
}

/** `11:30 – 12:30 PM` begins in the morning and `4-5pm` in the afternoon: the half of the day that makes it shortest. */
function withHalfOfEnd(first: Moment, end: EndPart | undefined): Moment {
  const { time } = first;
  if (!time.isHalfless || end?.kind !== 'end') return first;
  const hours = [time.time.hour % 12, (time.time.hour % 12) + 12];
  const [hour = 0] = hours.toSorted((a, b) => minutesUntil(a, time, end) - minutesUntil(b, time, end));
  return { ...first, time: { ...time, time: { ...time.time, hour } } };
}

function minutesUntil(hour: number, { time }: TimePart, { moment }: Extract<EndPart, { kind: 'end' }>): number {
  const day = 24 * 60;
  const length = moment.time.time.hour * 60 + moment.time.time.minute - (hour * 60 + time.minute);
  return length > 0 ? length : length + day;
}

/** Where German is written around it, `10.12.2026` is the tenth of December. */
function dayFirst(text: string, date: DatePart): DatePart {
  const isGerman = /\b(?:uhr|mes?z)\b/i.test(text) && date.text.includes('.');
  return isGerman ? { ...date, dates: date.dates.slice(0, 1) } : date;
}

function strayDay({ date, weekday }: Omit<Draft, 'time'>): Refusal {
  return date === undefined ? notUnderstood(weekday?.text ?? '') : dateAfterSeveralTimes(date.text);
}

/** `16:00 UTC on 10 October 2020`: the day may follow, if there is only one time that it can belong to. */
function dateFirst(drafts: readonly Draft[]): readonly Draft[] {
  const [clock, day] = drafts;
  if (drafts.length !== 2 || clock === undefined || day === undefined) return drafts;
  const isClockThenDay = clock.date === undefined && clock.weekday === undefined && day.time === undefined;
  if (!isClockThenDay || (day.date ?? day.yearless) === undefined) return drafts;
  return [{ ...clock, ...day, zones: [...clock.zones, ...day.zones] }];
}
