import { fixedOffsetZone } from '../zones/fixed-offset.js';
import { nearestZone } from '../zones/nearest-zone.js';
import { zoneIdOf } from '../zones/zone-id.js';
import { meaningsOfZoneName } from '../zones/zone-names.js';
import { type Cursor, rest, sees, take } from './cursor.js';
import { impossibleOffset, type Refusal, unknownZone } from './refusals.js';
import type { ZonePart } from './schedule-text.js';

/** After `UTC` people also write a typographic minus or a dash, and `UTC + 2`; `UTC - 2` may begin a range. */
const OFFSET_FROM_UTC = /(?:UTC|GMT)(?:\s?([+−–-])|\s+([+])\s*)(\d{1,2})(?::?(\d{2}))?(?![\d:]|\s*(?:h|[ap]\.?m)\b)/iy;
const BARE_OFFSET = /([+−-])(\d{2})(?::?(\d{2}))?(?![\d:])/iy;
/** Before the place, in brackets: `(UTC-08:00) Pacific Time`. */
const BEFORE_PLACE = /\)\s*\p{L}/iuy;
const LABEL = /(?:time\s*zone|timezone|tz|zone)\s*[:=]\s*/iy;
/** `America/Los_Angeles time`. */
const THE_WORD_TIME = / time(?: zone)?(?![\p{L}\d])/iuy;
const WITH_SLASH = /[a-z][a-z_]*(?:\/[a-z][a-z0-9_+-]*)+/iy;
const WORDS = /\p{L}[\p{L}.'’-]*(?: [\p{L}][\p{L}.'’-]*){0,5}/iuy;
const NOT_A_WORD = /[\p{L}\d_]/iuy;
/** `Pacific Time (US & Canada)`: which Pacific is meant, as Zoom, Outlook and Calendly print it. */
const QUALIFIER = /[\s(,–-]*US\s*(?:&|and)\s*Canada(?![a-z])/iy;

/**
 * Reads a zone: an IANA id (`America/Los_Angeles`, in any case), `UTC`, `Z`, an offset (`UTC+2`, `-07:00`, `+0530`) or a
 * name (`PST`, `Pacific Time`, `London time`, `W. Europe Standard Time`) with all its meanings.
 * Undefined when the text does not go on with a zone; refused for offsets that no place has and ids that do not exist.
 */
export function readZone(cursor: Cursor): ZonePart | Refusal | undefined {
  take(cursor, LABEL);
  return readOffset(cursor) ?? readSlashed(cursor) ?? readName(cursor);
}

/** Reads `UTC+2`, `GMT-7`, `-07:00`, `+0530`. */
export function readOffset(cursor: Cursor): ZonePart | Refusal | undefined {
  const isBracketed = cursor.text[cursor.at - 1] === '(';
  const fromUtc = take(cursor, OFFSET_FROM_UTC);
  const bare = fromUtc === undefined ? take(cursor, BARE_OFFSET) : undefined;
  if (fromUtc === undefined && bare === undefined) return undefined;
  const [text = '', hours, minutes = '0'] = fromUtc
    ? [fromUtc[0], fromUtc[3], fromUtc[4]]
    : [bare?.[0], bare?.[2], bare?.[3]];
  const sign = fromUtc ? (fromUtc[1] ?? fromUtc[2]) : bare?.[1];
  const size = Number(hours) * 60 + Number(minutes);
  const offset = sign === '+' ? size : -size;
  if (Number(minutes) > 59 || offset < -12 * 60 || offset > 14 * 60) return impossibleOffset(text);
  const zone = fixedOffsetZone(offset);
  const part: ZonePart = { kind: 'zone', text, meanings: [{ zone, place: zone, name: text }] };
  return isBracketed && sees(cursor, BEFORE_PLACE) ? { ...part, mayBeStandard: true } : part;
}

/** Words where a zone is expected and none is known: the refusal names the nearest one. */
export function refuseUnknownZone(cursor: Cursor): Refusal | undefined {
  if (!sees(cursor, WORDS)) return undefined;
  const phrase = /^[^,;()[\]]{0,60}/.exec(rest(cursor))?.[0].trim() ?? '';
  const words = phrase.split(' ');
  for (let count = Math.min(words.length, 4); count > 0; count--) {
    const nearest = nearestZone(words.slice(0, count).join(' '));
    if (nearest !== undefined) return unknownZone(words.slice(0, count).join(' '), nearest);
  }
  return unknownZone(phrase, undefined);
}

function readSlashed(cursor: Cursor): ZonePart | Refusal | undefined {
  const start = cursor.at;
  const [text] = take(cursor, WITH_SLASH) ?? [];
  if (text === undefined) return undefined;
  const known = meaningsOfZoneName(text);
  if (known !== undefined) return { kind: 'zone', text, meanings: known };
  const zone = zoneIdOf(text);
  if (zone !== undefined) {
    take(cursor, THE_WORD_TIME);
    return { kind: 'zone', text, meanings: [{ zone, place: zone, name: zone }] };
  }

  // `EDT/EST` is two names.
  const [first = ''] = text.split('/');
  if (meaningsOfZoneName(first) === undefined) return unknownZone(text, nearestZone(text));
  cursor.at = start;
  return undefined;
}

function readName(cursor: Cursor): ZonePart | undefined {
  const start = cursor.at;
  const words = (take(cursor, WORDS)?.[0] ?? '').split(' ');
  for (let count = words.length; count > 0; count--) {
    const text = words
      .slice(0, count)
      .join(' ')
      .replace(/(?<![-–.])[-–.]+$/, '');
    const meanings = meaningsOfZoneName(text);
    cursor.at = start + text.length;
    if (meanings === undefined || sees(cursor, NOT_A_WORD)) continue;
    take(cursor, QUALIFIER);
    return { kind: 'zone', text, meanings };
  }
  cursor.at = start;
  return undefined;
}
