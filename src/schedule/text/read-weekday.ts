import { WEEKDAY_NAME, weekdayNumber } from './calendar-names.js';
import { type Cursor, take } from './cursor.js';
import type { WeekdayPart } from './schedule-text.js';

const WEEKDAY = new RegExp(`(${WEEKDAY_NAME})(?![\\p{L}\\d])\\.?`, 'iuy');

/** Reads `Monday`, `Mon`, `Mon.`, `lundi` or `月曜日`. */
export function readWeekday(cursor: Cursor): WeekdayPart | undefined {
  const match = take(cursor, WEEKDAY);
  if (match === undefined) return undefined;
  const [, name = ''] = match;
  return { kind: 'weekday', text: name, weekday: weekdayNumber(name) };
}
