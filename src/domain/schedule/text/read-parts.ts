import { type Cursor, rest, sees, take } from './cursor.js';
import { readDate } from './read-date.js';
import { readTime } from './read-time.js';
import { readWeekday } from './read-weekday.js';
import { readOffset, readZone, refuseUnknownZone } from './read-zone.js';
import { notUnderstood, type Refusal, severalTimes, timeOrOffset, unmatchedBrackets } from './refusals.js';
import type { Part } from './schedule-text.js';

const SPACE = /[\s()[\]]*/iy;
const BEFORE_TIME = /(?:,?\s*at\b|[-–—@|,])[\s()[\]]*/iy;
const AFTER_TIME = /(?:,?\s*on\b|[-–—|,;/=])[\s()[\]]*/iy;
const ISO_SEPARATOR = /T(?=\d)/iy;
const UNTIL = /(?:-\s+|[–—~～〜→]\s*|(?:to|until|till|til|through|thru)\b\s*)(?=\d)/iy;
const GLUED_HYPHEN = /-\d/iy;
const GLUED_OFFSET = /-\d{2}(?::?\d{2})?(?![\d:]|\s*[ap]\.?m\b)/iy;

/**
 * Takes a text apart into dates, times, zones and weekdays, in the order they are written.
 * Refused at the first place that is none of these, at a span of time (`22:00 - 06:00`), and where a part is impossible.
 */
export function readParts(text: string): readonly Part[] | Refusal {
  if (!bracketsMatch(text)) return unmatchedBrackets(text);
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
  const last = parts.at(-1);
  const unread = rest(cursor);
  if (last?.kind === 'time' || last?.kind === 'zone') {
    if (sees(cursor, UNTIL)) return severalTimes(cursor.text);
    if (last.kind === 'time' && isGluedSpan(cursor, last.text)) return refuseSpan(cursor, last.text);
    // After a clock time a sign belongs to an offset; after a date it is the separator.
    const offset = readOffset(cursor);
    if (offset !== undefined) return offset;
    take(cursor, AFTER_TIME);
  } else if (last !== undefined) {
    take(cursor, sees(cursor, ISO_SEPARATOR) ? ISO_SEPARATOR : BEFORE_TIME);
  }
  const part = readWeekday(cursor) ?? readDate(cursor) ?? readTime(cursor) ?? readZone(cursor);
  if (part !== undefined) return part;
  return (last?.kind === 'time' ? refuseUnknownZone(cursor) : undefined) ?? notUnderstood(unread);
}

/** `22:00-06:00` is ISO 8601 for ten in the evening at UTC-6, and everybody's short form of "from ten to six". */
function isGluedSpan(cursor: Cursor, time: string): boolean {
  const before = cursor.text.slice(0, cursor.at);
  const isIso = /\dT[\d:.,]+$/i.test(before) || /:\d\d:\d\d/.test(time);
  return !isIso && !/\s$/.test(before) && sees(cursor, GLUED_HYPHEN);
}

function refuseSpan(cursor: Cursor, time: string): Refusal {
  const [offset] = take(cursor, GLUED_OFFSET) ?? [];
  return offset === undefined ? severalTimes(cursor.text) : timeOrOffset(time, offset);
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
