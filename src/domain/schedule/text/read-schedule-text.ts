import { readParts } from './read-parts.js';
import {
  dateAfterSeveralTimes,
  noDate,
  noTime,
  notUnderstood,
  noZone,
  type Refusal,
  severalTimes,
} from './refusals.js';
import type { DatePart, Moment, Part, ScheduleText, TimePart, WeekdayPart, ZonePart } from './schedule-text.js';

/** What is said about a moment so far. */
interface Draft {
  weekday?: WeekdayPart;
  date?: DatePart;
  time?: TimePart;
  zones: ZonePart[];
}

/**
 * Takes a "Schedule at" text apart: the first moment with its date, and the same moment repeated in other words.
 * Refused when the date, the time or the zone is missing, or when parts stand where they make no sense.
 */
export function readScheduleText(text: string): ScheduleText | Refusal {
  const parts = readParts(text);
  if ('kind' in parts) return parts;
  const drafts = draftMoments(parts);
  if ('kind' in drafts) return drafts;
  return complete(text, drafts);
}

/** A time starts a moment; so does a day that comes after one. */
function draftMoments(parts: readonly Part[]): readonly Draft[] | Refusal {
  const drafts: Draft[] = [];
  let draft: Draft | undefined;
  for (const part of parts) {
    if (draft === undefined || (part.kind !== 'zone' && draft.time !== undefined)) {
      draft = { zones: [] };
      drafts.push(draft);
    }
    const fits = part.kind === 'zone' ? draft.time !== undefined : draft[part.kind] === undefined;
    if (!fits) return notUnderstood(part.text);
    if (part.kind === 'weekday') draft.weekday = part;
    if (part.kind === 'date') draft.date = part;
    if (part.kind === 'time') draft.time = part;
    if (part.kind === 'zone') draft.zones.push(part);
  }
  return drafts;
}

function complete(text: string, drafts: readonly Draft[]): ScheduleText | Refusal {
  const moments: Moment[] = [];
  for (const { time, ...said } of dateFirst(drafts)) {
    if (time === undefined) return moments.length === 0 ? noTime(text) : strayDay(said);
    moments.push({ ...said, time });
  }
  const [first, ...others] = moments;
  if (first === undefined) return noTime(text);
  if (others.length > 0 && moments.some(({ zones }) => zones.length === 0)) return severalTimes(text);
  if (first.date === undefined) return noDate(text);
  if (first.zones.length === 0) return noZone(text);
  return { first: { ...first, date: first.date }, others };
}

function strayDay({ date, weekday }: Omit<Draft, 'time'>): Refusal {
  return date === undefined ? notUnderstood(weekday?.text ?? '') : dateAfterSeveralTimes(date.text);
}

/** `16:00 UTC on 10 October 2020`: the day may follow, if there is only one time that it can belong to. */
function dateFirst(drafts: readonly Draft[]): readonly Draft[] {
  const [clock, day] = drafts;
  if (drafts.length !== 2 || clock === undefined || day === undefined) return drafts;
  const isClockThenDay = clock.date === undefined && clock.weekday === undefined && day.time === undefined;
  if (!isClockThenDay || day.date === undefined) return drafts;
  return [{ ...clock, ...day, zones: clock.zones }];
}
