import { type Cursor, sees, take } from './cursor.js';
import { impossibleTime, type Refusal } from './refusals.js';
import type { TimeOfDay, TimePart } from './schedule-text.js';

const MERIDIEM = '(?:\\s*([ap])\\.?m\\b\\.?)';
const OCLOCK = '(?:\\s*(?:h(?:rs|ours)?|uhr|heures?)\\b)';
const WITH_MINUTES = new RegExp(
  `(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,3})\\d*)?)?(?!\\d|:)(?:${MERIDIEM}|${OCLOCK})?`,
  'iy',
);
/** `16.30`: in Europe. Three numbers with dots are a date. */
const WITH_DOT = new RegExp(`(\\d{1,2})\\.(\\d{2})(?![\\d.:])(?:${MERIDIEM}|${OCLOCK})?`, 'iy');
const WITH_H = /(\d{1,2})\s?(?:h|uhr)\s?(\d{2})(?![\d:])(?:\s*uhr\b)?/iy;
const FOUR_DIGITS = new RegExp(`(\\d{2})(\\d{2})(?:(\\d{2}))?(?![\\d:/.])(?:${MERIDIEM}|${OCLOCK})?`, 'iy');
const HOUR_ONLY = new RegExp(`(\\d{1,2})(?:${MERIDIEM}|\\s?(?:h|uhr|heures?)(?![a-z\\d]))`, 'iy');
const EAST_ASIAN = /(午前|午後)?\s?(\d{1,2})時(?:\s?(\d{1,2})分|(半))?/y;
const NOON = /(?:12\s*)?noon\b|mittags?\b|midi\b|mediodia\b/iy;
const MIDNIGHT = /(?:12\s*)?midnight\b|mitternacht\b|minuit\b|medianoche\b/iy;

const BARE_HOUR = /\d{1,2}(?![\w:./-])/iy;

/**
 * Reads a time of day: `23:30`, `2330`, `23:30:00`, `11:30 PM`, `4pm`, `4.30pm`, `16h30`, `16 Uhr`, `16時30分`, `noon`. `24:00` is the
 * midnight at the end of the day.
 * Undefined when the text does not go on with a time; refused when no clock shows it: `24:30`, `17:30pm`.
 */
export function readTime(cursor: Cursor): TimePart | Refusal | undefined {
  return readDigits(cursor) ?? readEastAsian(cursor) ?? readNamedHour(cursor) ?? refuseBareHour(cursor);
}

function readDigits(cursor: Cursor): TimePart | Refusal | undefined {
  const minutes = take(cursor, WITH_MINUTES);
  if (minutes !== undefined) {
    const [text, hour, minute, second, fraction = '', half] = minutes;
    return checked(text, timeOfDay(hour, minute, second, fraction), half);
  }
  const whole = take(cursor, WITH_DOT) ?? take(cursor, WITH_H);
  if (whole !== undefined) {
    const [text, hour, minute, half] = whole;
    return checked(text, timeOfDay(hour, minute), half);
  }
  const hours = take(cursor, HOUR_ONLY);
  if (hours !== undefined) {
    const [text, hour, half] = hours;
    return checked(text, timeOfDay(hour), half);
  }
  const digits = take(cursor, FOUR_DIGITS);
  if (digits === undefined) return undefined;
  const [text, hour, minute, second, half] = digits;
  return checked(text, timeOfDay(hour, minute, second), half);
}

function readEastAsian(cursor: Cursor): TimePart | Refusal | undefined {
  const match = take(cursor, EAST_ASIAN);
  if (match === undefined) return undefined;
  const [text, half, hour, minute, halfPast] = match;
  const time = timeOfDay(hour, halfPast === undefined ? minute : '30');
  return checked(text, time, half === undefined ? undefined : half === '午前' ? 'a' : 'p');
}

function readNamedHour(cursor: Cursor): TimePart | Refusal | undefined {
  const noon = take(cursor, NOON);
  if (noon !== undefined) return checked(noon[0], timeOfDay('12'), undefined);
  const midnight = take(cursor, MIDNIGHT);
  return midnight && { kind: 'time', text: midnight[0], time: timeOfDay(), isMidnight: true };
}

/** `4 PT` is four in the morning or in the afternoon. */
function refuseBareHour(cursor: Cursor): Refusal | undefined {
  const [text] = take(cursor, BARE_HOUR) ?? [];
  if (text === undefined) return undefined;
  return impossibleTime(text, 'it has no minutes and no am or pm', 'Write the time as 16:00 or 4 PM.');
}

/** Reads the hour that begins a range, of which only the end says whether it is am or pm: `4-5pm`, `11:30 – 11:45 PM`. */
export function readHalflessHour(cursor: Cursor): TimePart | undefined {
  const match = sees(cursor, HALFLESS) ? take(cursor, HALFLESS) : undefined;
  if (match === undefined) return undefined;
  const [text, hour, minute] = match;
  const time = timeOfDay(hour, minute);
  return time.hour >= 1 && time.hour <= 12 && time.minute <= 59
    ? { kind: 'time', text, time, isHalfless: true }
    : undefined;
}

const RANGE_WITH_HALF = '\\s*(?:-{1,2}|[–—~→]|to|until|till?)\\s*\\d{1,2}(?:[:.]\\d{2})?\\s*[ap]\\.?m\\b';
const HALFLESS = new RegExp(`(\\d{1,2})(?:[:.](\\d{2}))?(?=${RANGE_WITH_HALF})`, 'iy');

function timeOfDay(hour = '0', minute = '0', second = '0', fraction = ''): TimeOfDay {
  return {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.padEnd(3, '0')),
  };
}

/** `half` is `a` or `p` on a 12-hour clock. */
function checked(text: string, time: TimeOfDay, half: string | undefined): TimePart | Refusal {
  const { hour, minute, second, millisecond } = time;
  if (minute > 59 || second > 59)
    return impossibleTime(text, 'an hour has 60 minutes and a minute 60 seconds', 'Correct the time.');
  if (half !== undefined) return twelveHours(text, time, half.toLowerCase());
  if (hour > 24 || (hour === 24 && minute + second + millisecond > 0)) {
    return impossibleTime(
      text,
      'a day ends at 24:00',
      'Correct the time. After midnight, write the next day, e.g. 00:30.',
    );
  }
  return { kind: 'time', text, time };
}

function twelveHours(text: string, time: TimeOfDay, half: string): TimePart | Refusal {
  if (time.hour < 1 || time.hour > 12) {
    return impossibleTime(
      text,
      'with am or pm the hour is 1 to 12',
      'Write a 24-hour time such as 17:30, or a 12-hour time such as 5:30 PM.',
    );
  }
  const hour = (time.hour % 12) + (half === 'p' ? 12 : 0);
  return { kind: 'time', text, time: { ...time, hour } };
}
