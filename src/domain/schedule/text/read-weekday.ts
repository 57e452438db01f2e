import { type Cursor, take } from './cursor.js';
import type { WeekdayPart } from './schedule-text.js';

const WEEKDAY =
  /(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?/iy;
const ORDER = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Reads `Monday`, `Mon` or `Mon.`. */
export function readWeekday(cursor: Cursor): WeekdayPart | undefined {
  const match = take(cursor, WEEKDAY);
  if (match === undefined) return undefined;
  const [, name = ''] = match;
  return { kind: 'weekday', text: name, weekday: ORDER.indexOf(name.slice(0, 3).toLowerCase()) + 1 };
}
