import { fixedOffsetZone } from '../zones/fixed-offset.js';
import { nearestZone } from '../zones/nearest-zone.js';
import { zoneIdOf } from '../zones/zone-id.js';
import { meaningsOfZoneName } from '../zones/zone-names.js';
import { type Cursor, sees, take } from './cursor.js';
import { impossibleOffset, type Refusal, unknownZone } from './refusals.js';
import type { ZonePart } from './schedule-text.js';

/** After `UTC` people also write a typographic minus or a dash. */
const OFFSET_FROM_UTC = /(?:UTC|GMT)\s?([+−–-])(\d{1,2})(?::?(\d{2}))?(?![\d:])/iy;
const BARE_OFFSET = /([+−-])(\d{2})(?::?(\d{2}))?(?![\d:])/iy;
const WITH_SLASH = /[a-z][a-z_]*(?:\/[a-z][a-z0-9_+-]*)+/iy;
const WORDS = /[a-z]+(?: [a-z]+){0,4}(?![a-z0-9_])/iy;
const ANY_WORDS = /[a-z][\w/+-]*(?: [a-z][\w/+-]*){0,3}/iy;

/**
 * Reads a zone: an IANA id (`America/Los_Angeles`, in any case), `UTC`, `Z`, an offset (`UTC+2`, `-07:00`, `+0530`) or a
 * name (`PST`, `Pacific`, `Pacific Time`) with all its meanings.
 * Undefined when the text does not go on with a zone; refused for offsets that no place has and ids that do not exist.
 */
export function readZone(cursor: Cursor): ZonePart | Refusal | undefined {
  return readOffset(cursor) ?? readSlashed(cursor) ?? readName(cursor);
}

/** Reads `UTC+2`, `GMT-7`, `-07:00`, `+0530`. */
export function readOffset(cursor: Cursor): ZonePart | Refusal | undefined {
  const match = take(cursor, OFFSET_FROM_UTC) ?? take(cursor, BARE_OFFSET);
  if (match === undefined) return undefined;
  const [text, sign, hours, minutes = '0'] = match;
  const size = Number(hours) * 60 + Number(minutes);
  const offset = sign === '+' ? size : -size;
  if (Number(minutes) > 59 || offset < -12 * 60 || offset > 14 * 60) return impossibleOffset(text);
  const zone = fixedOffsetZone(offset);
  return { kind: 'zone', text, meanings: [{ zone, place: zone, name: text }] };
}

/** Words where a zone is expected and none is known: the refusal names the nearest one. */
export function refuseUnknownZone(cursor: Cursor): Refusal | undefined {
  const [phrase] = take(cursor, ANY_WORDS) ?? [];
  if (phrase === undefined) return undefined;
  const words = phrase.split(' ');
  for (let count = words.length; count > 1; count--) {
    const text = words.slice(0, count).join(' ');
    const nearest = nearestZone(text);
    if (nearest !== undefined) return unknownZone(text, nearest);
  }
  const [first = phrase] = words;
  return unknownZone(first, nearestZone(first));
}

function readSlashed(cursor: Cursor): ZonePart | Refusal | undefined {
  const start = cursor.at;
  const [text] = take(cursor, WITH_SLASH) ?? [];
  if (text === undefined) return undefined;
  const known = meaningsOfZoneName(text);
  if (known !== undefined) return { kind: 'zone', text, meanings: known };
  const zone = zoneIdOf(text);
  if (zone !== undefined) return { kind: 'zone', text, meanings: [{ zone, place: zone, name: zone }] };

  // `EDT/EST` is two names.
  const [first = ''] = text.split('/');
  if (meaningsOfZoneName(first) === undefined) return unknownZone(text, nearestZone(text));
  cursor.at = start;
  return undefined;
}

function readName(cursor: Cursor): ZonePart | undefined {
  if (!sees(cursor, WORDS)) return undefined;
  const start = cursor.at;
  const words = (take(cursor, WORDS)?.[0] ?? '').split(' ');
  for (let count = words.length; count > 0; count--) {
    const text = words.slice(0, count).join(' ');
    const meanings = meaningsOfZoneName(text);
    if (meanings === undefined) continue;
    cursor.at = start + text.length;
    return { kind: 'zone', text, meanings };
  }
  cursor.at = start;
  return undefined;
}
