import { type Cursor, sees, take } from './cursor.js';
import { readDate } from './read-date.js';
import { readTime } from './read-time.js';
import { readWeekday } from './read-weekday.js';
import { readOffset, readZone } from './read-zone.js';
import type { EndPart, Moment, TimePart, ZonePart } from './schedule-text.js';

const UNTIL = /\s*(?:-{1,3}|[–—~～〜→]|-?>|(?:to|until|till?|thru|through|bis|hasta|a)\b)\s*(?=[\d\p{L}])/iuy;
const ISO_INTERVAL = /\s*\/\s*(?=(?:\d{4}-?\d{2}-?\d{2}T?)?\d{2}:?\d{2})/iy;
const GAP = /(?:(?:at|on)\b|[\sT,@()-])*/iy;
const BETWEEN_ZONES = /[\s()/,–-]*/iy;
const HOUR = /(\d{1,2})(?:[:.](\d{2}))?(?![\d:./-])/iy;

/**
 * Reads when the call ends, after its time: `– 5pm`, `to 16:00 UTC`, `-16:00`, `- 2026-10-11 00:30`, and in an ISO 8601 interval
 * `/2026-10-10T16:00Z`. Undefined, and nothing is read, when no time of day follows: then the dash is a separator.
 * @param startText how the start was written: in ISO 8601 a slash begins the end, and after am or pm a bare hour is enough
 */
export function readEnd(cursor: Cursor, startText: string): EndPart | undefined {
  const start = cursor.at;
  const isIso = /\dT\d/i.test(startText);
  if (take(cursor, UNTIL) ?? (isIso ? take(cursor, ISO_INTERVAL) : undefined)) {
    const moment = readMomentAhead(cursor, /[ap]\.?m\b/i.test(startText));
    if (moment) return { kind: 'end', text: cursor.text.slice(start, cursor.at).trim(), moment };
  }
  cursor.at = start;
  return undefined;
}

function readMomentAhead(cursor: Cursor, mayBeBare: boolean): Moment | undefined {
  const weekday = readWeekday(cursor);
  take(cursor, GAP);
  const date = readDate(cursor);
  if (date !== undefined && date.kind !== 'date') return undefined;
  take(cursor, GAP);
  const time = readEndTime(cursor, mayBeBare);
  if (time === undefined) return undefined;
  return { time, zones: readEndZones(cursor), ...(weekday && { weekday }), ...(date && { date }) };
}

/** Without am and pm an hour after `4pm` is the next one that the clock shows. */
function readEndTime(cursor: Cursor, mayBeBare: boolean): TimePart | undefined {
  const start = cursor.at;
  const time = readTime(cursor);
  if (time?.kind === 'time') return time;
  cursor.at = start;
  const hour = mayBeBare ? take(cursor, HOUR) : undefined;
  if (hour === undefined || Number(hour[1]) > 24) return undefined;
  return {
    kind: 'time',
    text: hour[0],
    time: { hour: Number(hour[1]), minute: Number(hour[2] ?? 0), second: 0, millisecond: 0 },
  };
}

/** One after the other, as in `5pm (UTC-05:00) Eastern Time`. */
function readEndZones(cursor: Cursor): readonly ZonePart[] {
  const zones: ZonePart[] = [];
  for (;;) {
    const start = cursor.at;
    take(cursor, BETWEEN_ZONES);
    const zone = sees(cursor, /[+−-]\d/iy) ? readOffset(cursor) : readZone(cursor);
    if (zone?.kind === 'zone') zones.push(zone);
    else {
      cursor.at = start;
      return zones;
    }
  }
}
