import { type Cursor, take } from './cursor.js';
import type { NotePart } from './schedule-text.js';

const SEPARATOR = '(?:\\s*[-–—,;:|/(]\\s*|\\s+)?';
const END = '(?=$|[)\\],;])';

/** What people write beside a time that is not final. */
const TENTATIVE = new RegExp(
  `${SEPARATOR}(?:TBC|to be confirmed|tentative(?:ly)?|provisional(?:ly)?|proposed|not yet confirmed|pending(?: confirmation)?)${END}`,
  'iy',
);
const CONFIRMED = new RegExp(
  `${SEPARATOR}(?:(?:is\\s+)?confirmed|agreed|approved|ok(?:ay)?|sharp|exactly)(?:\\s+(?:with|by)\\s+[^(),;/\\d]{1,60})?${END}`,
  'iy',
);
/** What it was before: any date or time in it is not the call's. */
const FORMERLY = new RegExp(
  `${SEPARATOR}(?:originally|previously|formerly|(?:re)?scheduled from|moved from|was)(?:\\s|:)[^()]{1,60}(?=$|[)])`,
  'iy',
);
const MENTION = new RegExp(`${SEPARATOR}@[a-z0-9](?:[\\w.-]*\\w)?${END}`, 'iy');
const APPROXIMATE = /(?:~|≈|ca\.?|circa|approx(?:\.|imately)?|about|around)\s*(?=\d)/iy;

/**
 * Reads words beside a time that say nothing about when the call is: `(TBC)`, `- confirmed with customer`, `@john_doe`,
 * `(originally 2026-10-03)`. Undefined for all others: they may change the meaning, as `(cancelled)` does.
 */
export function readNote(cursor: Cursor): NotePart | undefined {
  const tentative = take(cursor, TENTATIVE);
  if (tentative !== undefined) return note(tentative[0], 'The time isn’t confirmed yet.');
  const ignored = take(cursor, CONFIRMED) ?? take(cursor, FORMERLY) ?? take(cursor, MENTION);
  return ignored && note(ignored[0]);
}

/** Reads `~` or `about`, in front of a time. */
export function readApproximately(cursor: Cursor): NotePart | undefined {
  const match = take(cursor, APPROXIMATE);
  return match && note(match[0], 'The time is approximate.');
}

function note(text: string, warning?: string): NotePart {
  return { kind: 'note', text: text.trim(), ...(warning === undefined ? {} : { warning }) };
}
