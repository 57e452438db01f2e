import { type Cursor, take } from './cursor.js';
import type { EndPart } from './schedule-text.js';

const BEFORE =
  '(?:\\s*[-–—,;:|/(]\\s*|\\s+)?(?:for\\s+|duration:?\\s*|dauer:?\\s*)?(?:~|about\\s+|approx\\.?\\s+|ca\\.?\\s+)?';
const HOURS = '(\\d{1,2}(?:[.,]\\d{1,2})?)\\s*(?:h(?:(?:ou)?rs?)?|std|stunden?)';
const MINUTES = '(\\d{1,4})\\s*(?:m(?:in(?:ute)?(?:s|n)?)?)';
const LENGTH = new RegExp(`${BEFORE}(?:${HOURS}(?:\\s*(?:and\\s+)?${MINUTES}|(\\d{2}))?|${MINUTES})(?![a-z\\d])`, 'iy');
const ISO_LENGTH = /\s*\/\s*PT(?:(\d{1,2})H)?(?:(\d{1,4})M)?(?![a-z\d])/iy;

/** A call takes a day at most. */
const LONGEST = 24 * 60;

/** Reads how long the call takes, after its time: `(1h)`, `, 60 minutes`, `for 1.5 hours`, `- 1h30`, `/PT1H`. */
export function readLength(cursor: Cursor): EndPart | undefined {
  const start = cursor.at;
  const iso = take(cursor, ISO_LENGTH);
  const match = iso ?? take(cursor, LENGTH);
  if (match === undefined) return undefined;
  const [text, hours = '0', ...rest] = match;
  const minutes = rest.find((value) => value !== undefined) ?? '0';
  const length = Math.round(Number(hours.replace(',', '.')) * 60) + Number(minutes);
  if (length > 0 && length <= LONGEST) return { kind: 'length', text: text.trim(), minutes: length };
  cursor.at = start;
  return undefined;
}
