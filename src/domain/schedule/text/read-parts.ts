import { type Cursor, rest, sees, take } from './cursor.js';
import { readDate } from './read-date.js';
import { readTime } from './read-time.js';
import { readWeekday } from './read-weekday.js';
import { readOffset, readZone, refuseUnknownZone } from './read-zone.js';
import { notUnderstood, type Refusal, severalTimes, timeOrOffset } from './refusals.js';
import type { Part } from './schedule-text.js';

const SPACE = /[\s()[\]]*/iy;
const SEPARATOR = /(?:,?\s*(?:at|on)\b|[-–—@|,;/=])[\s()[\]]*/iy;
const ISO_SEPARATOR = /T(?=\d)/iy;
const UNTIL = /(?:-\s+|[–—~～〜→]\s*|(?:to|until|till|til|through|thru)\b\s*)(?=\d)/iy;
const GLUED_HYPHEN = /-\d[\d:]*/iy;

/**
 * Takes a text apart into dates, times, zones and weekdays, in the order they are written.
 * Refused at the first place that is none of these, at a span of time (`22:00 - 06:00`), and where a part is impossible.
 */
export function readParts(text: string): readonly Part[] | Refusal {
  if (!bracketsMatch(text)) return notUnderstood(text);
  const cursor: Cursor = { text, at: 0 };
  const parts: Part[] = [];
  take(cursor, SPACE);
  while (cursor.at < text.length) {
    const part = readNext(cursor, parts);
    if (part.kind === 'refused') return part;
    parts.push(part);
    take(cursor, SPACE);
  }
  return parts;
}

function readNext(cursor: Cursor, parts: readonly Part[]): Part | Refusal {
  const last = parts.at(-1)?.kind;
  const afterClock = last === 'time' || last === 'zone';
  if (afterClock && sees(cursor, UNTIL)) return severalTimes(cursor.text);
  if (last === 'time' && isGluedSpan(cursor, parts)) {
    return timeOrOffset(parts.at(-1)?.text ?? '', take(cursor, GLUED_HYPHEN)?.[0] ?? '');
  }
  // After a clock time a sign belongs to an offset, after a date it is the separator.
  const offset = afterClock ? readOffset(cursor) : undefined;
  if (offset !== undefined) return offset;

  const unread = rest(cursor);
  if (parts.length > 0) take(cursor, last === 'date' && sees(cursor, ISO_SEPARATOR) ? ISO_SEPARATOR : SEPARATOR);
  const part = readWeekday(cursor) ?? readDate(cursor) ?? readTime(cursor) ?? readZone(cursor);
  if (part !== undefined) return part;
  const zoneExpected = last === 'time';
  return (zoneExpected ? refuseUnknownZone(cursor) : undefined) ?? notUnderstood(unread);
}

/** `22:00-06:00` is ISO 8601 for ten in the evening at UTC-6, and everybody's short form of "from ten to six". */
function isGluedSpan(cursor: Cursor, parts: readonly Part[]): boolean {
  const isIso = /\dT[\d:.,]+$/i.test(cursor.text.slice(0, cursor.at)) || /:\d\d:\d\d/.test(parts.at(-1)?.text ?? '');
  return !isIso && sees(cursor, GLUED_HYPHEN);
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
