import { type Cursor, rest, sees, take } from './cursor.js';
import { readDate, readYear } from './read-date.js';
import { readEnd } from './read-end.js';
import { readLength } from './read-length.js';
import { readApproximately, readNote } from './read-note.js';
import { readHalflessHour, readTime } from './read-time.js';
import { readWeekday } from './read-weekday.js';
import { readOffset, readZone, refuseUnknownZone } from './read-zone.js';
import { notUnderstood, type Refusal, timeOrOffset, unmatchedBrackets } from './refusals.js';
import type { Part } from './schedule-text.js';

const SPACE = /[\s()[\]]*/iy;
const BEFORE_TIME =
  /(?:,?\s*(?:at|from|um|von|ab|a(?=\s*(?:las?\s+)?\d)|las?|kl\.?|klockan|ore|alle|om|starting|starts?)(?![\p{L}\d])|[-–—@|,])[\s()[\]]*/iuy;
const AFTER_TIME = /(?:,?\s*on\b|[-–—|,;/=])[\s()[\]]*/iy;
const ISO_SEPARATOR = /T(?=\d)/iy;
const DASH = /\s*[-–—]/iy;
const GLUED_HYPHEN = /-\d/iy;
const GLUED_OFFSET = /-\d{2}(?::?\d{2})?(?![\d:]|\s*[ap]\.?m\b)/iy;
const ZONE_AFTER_GLUED = /-\d{1,2}(?::?\d{2}){0,2}\s*\(?[a-z+]/iy;
/** `UTC - 2`: an offset, or the end of a range? */
const SPACED_OFFSET = /\s*[-−–]\s+\d{1,2}(?![\d:.]|\s*(?:h|m|[ap]\.?m))/iy;
/** `101530ZOCT26`: day, time, Zulu, month and year, as the military writes them. */
const DATE_TIME_GROUP = /^(\d{2})(\d{4})Z\s?([A-Z]{3})\s?(\d{2})$/i;

/**
 * Takes a text apart into dates, times, zones, weekdays, an end and notes, in the order they are written.
 * Refused at the first place that is none of these, and where a part is impossible.
 */
export function readParts(text: string): readonly Part[] | Refusal {
  if (!bracketsMatch(text)) return unmatchedBrackets(text);
  const cursor: Cursor = { text: text.replace(DATE_TIME_GROUP, '$1 $3 20$4 $2 Z'), at: 0 };
  const parts: Part[] = [];
  for (;;) {
    const unread = rest(cursor).trimStart();
    take(cursor, SPACE);
    if (cursor.at === cursor.text.length) return parts;
    const part = readNext(cursor, parts, unread);
    if (part.kind === 'refused') return part;
    parts.push(part);
  }
}

/** @param unread what is left of the text, with its brackets, to be quoted */
function readNext(cursor: Cursor, parts: readonly Part[], unread: string): Part | Refusal {
  const last = parts.findLast(({ kind }) => kind !== 'note');
  const isAfterTime = parts.some(({ kind }) => kind === 'time');
  if (isAfterTime) {
    // After `16h00`, `– 17h00` is when the call ends.
    const isInHours = parts.some(({ kind, text }) => kind === 'time' && /\d\s?h/i.test(text));
    const beside = readNote(cursor) ?? (isInHours && sees(cursor, DASH) ? undefined : readLength(cursor));
    if (beside !== undefined) return beside;
  }
  if (last?.kind === 'time' || last?.kind === 'zone') {
    const end = readSpan(cursor, last);
    if (end !== undefined) return end;
    // After a clock time a sign belongs to an offset; after a date it is the separator.
    const offset = readOffset(cursor);
    if (offset !== undefined) return offset;
    take(cursor, AFTER_TIME);
  } else if (last?.kind === 'end' || last?.kind === 'length') {
    take(cursor, AFTER_TIME);
  } else if (last !== undefined) {
    take(cursor, sees(cursor, ISO_SEPARATOR) ? ISO_SEPARATOR : BEFORE_TIME);
    // `Saturday, October 10, 2026, from 4pm`: one after the other.
    take(cursor, BEFORE_TIME);
  }
  const part =
    readApproximately(cursor) ??
    readWeekday(cursor) ??
    readDate(cursor) ??
    (last === undefined || isAfterTime ? undefined : readHalflessHour(cursor)) ??
    lateYear(cursor, parts) ??
    readTime(cursor) ??
    readZone(cursor);
  if (part !== undefined) return part;
  return (last?.kind === 'time' ? refuseUnknownZone(cursor) : undefined) ?? notUnderstood(unread, last);
}

function lateYear(cursor: Cursor, parts: readonly Part[]): Part | undefined {
  if (!parts.some(({ kind }) => kind === 'yearless')) return undefined;
  const start = cursor.at;
  const year = readYear(cursor);
  return year === undefined ? undefined : { kind: 'year', text: cursor.text.slice(start, cursor.at), year };
}

/**
 * `22:00-06:00` is ISO 8601 for ten in the evening at UTC-6, and everybody's short form of "from ten to six". A zone behind it
 * says that it is the latter.
 */
function readSpan(cursor: Cursor, last: Part): Part | Refusal | undefined {
  const before = cursor.text.slice(0, cursor.at);
  const isIso = /\dT[\d:.,]+(?:Z|[+-]\d{2}:?\d{2})?$/i.test(before.trimEnd());
  const isGlued = sees(cursor, GLUED_HYPHEN) && !/[\s)]$/.test(before);
  if (isGlued && last.kind === 'time' && !sees(cursor, ZONE_AFTER_GLUED)) {
    if (isIso || /:\d\d:\d\d/.test(last.text)) return undefined;
    const [offset] = take({ ...cursor }, GLUED_OFFSET) ?? [];
    if (offset !== undefined) return timeOrOffset(last.text, offset);
  }
  if (isIso && isGlued) return undefined;
  const [spaced] =
    last.kind === 'zone' && /^(?:UTC|GMT)$/i.test(last.text) ? (take({ ...cursor }, SPACED_OFFSET) ?? []) : [];
  if (spaced !== undefined) return timeOrOffset(last.text, ` ${spaced.trim()}`);
  // `23:30 -07:00`, with a space on one side only, is an offset.
  if (!isGlued && sees(cursor, /[-−]\d{2}:?\d{2}(?!\s*[ap]\.?m)/iy)) return undefined;
  return readEnd(cursor, isIso ? before.trimEnd() : withoutDate(before));
}

/** The last time and what follows it: a `T` in `October` makes nothing ISO 8601. */
function withoutDate(before: string): string {
  return /\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m\b.*$/i.exec(before)?.[0] ?? '';
}

function bracketsMatch(text: string): boolean {
  let open = '';
  for (const sign of text.replace(/[^()[\]]/g, '')) {
    if (sign === '(' || sign === '[') open += sign;
    else if (open.at(-1) === (sign === ')' ? '(' : '[')) open = open.slice(0, -1);
    else return false;
  }
  return open === '';
}
