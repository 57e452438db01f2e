import { isBeforeBox, isOfBoxes, tickedResult } from './outcome-boxes.js';
import { type FoundResult, resultPictureAt, resultWordAt } from './outcome-words.js';
import type { TaskOutcome, TaskResult } from './runbook.js';

/**
 * What an Outcome cell says. `unclear` is a form that is still to be filled in: several results to choose from, empty
 * boxes, or a question. `unknown` is anything else that is none of the four results.
 */
export type OutcomeReading =
  | { readonly kind: 'empty' | 'unclear' | 'unknown' }
  | { readonly kind: 'outcome'; readonly outcome: TaskOutcome };

/** No result stands deeper in a cell than this, in UTF-16 code units. */
const longestStart = 200;

/**
 * Reads an Outcome cell: one result as a word, a synonym or a picture, and perhaps a note behind `:`, a dash or in
 * parentheses (`Failed: 3 users not found`).
 */
export function readOutcome(text: string): OutcomeReading {
  const cell = text.trim();
  if (cell === '') return { kind: 'empty' };
  if (isOfBoxes(cell.slice(0, longestStart))) return fromBoxes(cell.slice(0, longestStart), false);
  if (saysNothing(cell)) return { kind: 'unclear' };
  const pictures = picturesBefore(cell);
  const found = resultWordAt(cell, pictures.end);
  if (found) return readWord(cell, found, pictures);
  const [only, ...others] = pictures.results;
  const rest = cell.slice(pictures.end);
  if (only === undefined) return { kind: 'unknown' };
  if (others.some((other) => other !== only) || /^\s*\?/.test(rest)) return { kind: 'unclear' };
  if (rest.trim() !== '' && !/^\s*[:(–—-]/.test(rest)) return { kind: 'unknown' };
  if (isFollowedByOther({ result: only, end: pictures.end, isOwn: false }, rest)) return { kind: 'unclear' };
  return { kind: 'outcome', outcome: { result: only, note: readNote(rest) } };
}

/** What people write where there is nothing to say yet: a dash, dots, `TBD`. */
function saysNothing(cell: string): boolean {
  return !/[\p{L}\p{N}\p{Extended_Pictographic}✓✗✘]/u.test(cell) || /^(?:TB[DAC]|TODO)$/i.test(cell);
}

/** The outcome that a cell says, if it says one. */
export function parseOutcome(text: string): TaskOutcome | undefined {
  const reading = readOutcome(text);
  return reading.kind === 'outcome' ? reading.outcome : undefined;
}

/** Whether a cell says how a task ended, in words that are understood or not. A menu of results does not. */
export function saysOutcome(text: string): boolean {
  const { kind } = readOutcome(text);
  return kind === 'outcome' || kind === 'unknown';
}

function readWord(cell: string, found: FoundResult, { results, end }: Pictures): OutcomeReading {
  const rest = cell.slice(found.end);
  if (isBeforeBox(rest)) return fromBoxes(cell.slice(0, longestStart), true);
  const isStruckBadly = cell[end - 1] === '~' || rest.startsWith('~');
  const isUnclear = isStruckBadly || /^\s*\(?\?/.test(rest) || results.some((result) => result !== found.result);
  if (isUnclear || isFollowedByOther(found, rest)) return { kind: 'unclear' };
  if (!found.isOwn && !endsWord(rest)) return { kind: 'unknown' };
  return { kind: 'outcome', outcome: { result: found.result, note: readNote(rest) } };
}

/** What may join two results: `Success / Failed`, `Failed, then Success`, `Failed -> Success`, `Success (or Failed)`. */
const joint =
  /^(?!\s*:(?!\w{1,40}:))(?:[^\p{L}\p{N}]|(?<=:)\w{1,40}:)*(?:(?:and\/or|and|or|oder|ou|o|vs|then|now|later|finally|retry|retried)\b[\s:.]+)?/iu;

/** Whether a cell goes on with another result, so that it offers some to choose from, or tells of several. Behind a colon all is a note. */
function isFollowedByOther(found: FoundResult, rest: string): boolean {
  const start = rest.slice(0, longestStart);
  const between = joint.exec(start)?.[0];
  if (between === undefined) return false;
  const gap = between.trim();
  if (gap !== '' && picturesIn(between).some((result) => result !== found.result)) return true;
  const next = resultWordAt(start, between.length);
  if (!next || next.result === found.result) return false;
  const isLast = /^\s*(?:[^\p{L}\p{N}\s]|(?:or|and|oder|ou|o)\b|$)/iu.test(start.slice(next.end));
  return (next.isOwn && found.result !== 'Partial') || (gap !== '' && isLast);
}

/** A synonym is only taken for a result where it stands alone or before a note: `OK for 3 of 5` is not understood. */
function endsWord(rest: string): boolean {
  return rest === '' || /^\s*[:,;(–—-]/.test(rest) || !/[\p{L}\p{N}!?]/u.test(rest.slice(0, longestStart));
}

interface Pictures {
  readonly results: readonly TaskResult[];
  readonly end: number;
}

function picturesIn(text: string): readonly TaskResult[] {
  return Array.from({ length: text.length }, (_, at) => resultPictureAt(text, at)).flatMap((found) =>
    found ? [found.result] : [],
  );
}

/** The results in the pictures at the beginning of a cell, and where the first letter or digit behind them stands. */
function picturesBefore(cell: string): Pictures {
  const results: TaskResult[] = [];
  let at = 0;
  while (at < Math.min(cell.length, longestStart)) {
    const found = resultPictureAt(cell, at);
    if (found) results.push(found.result);
    else if (/[\p{L}\p{N}?]/u.test(String.fromCodePoint(cell.codePointAt(at) ?? 0))) break;
    else if (results.length > 0 && /[:(–—-]/.test(cell[at] ?? '')) break;
    at = found?.end ?? at + 1;
  }
  return { results, end: at };
}

/** A cell with boxes offers results to tick: it says the one that is ticked. */
function fromBoxes(cell: string, areBehind: boolean): OutcomeReading {
  const ticked = tickedResult(cell, areBehind);
  if (ticked === undefined) return { kind: 'unclear' };
  if (ticked === 'lone') return { kind: 'outcome', outcome: { result: 'Success', note: undefined } };
  return {
    kind: 'outcome',
    outcome: { result: ticked.result, note: readNote(ticked.rest.replace(/(?<![\s/|,;–—-])[\s/|,;–—-]+$/, '')) },
  };
}

const pictureInText = /:[a-z0-9_+-]{1,40}:|\p{Extended_Pictographic}\uFE0F?/giu;

/** A note behind a colon is read as it was typed; elsewhere pictures and lone punctuation are no note. */
function readNote(rest: string): string | undefined {
  if (/^:(?!\w{1,40}:)/.test(rest)) return rest.slice(1).trim() || undefined;
  const text = rest.replace(pictureInText, ' ').trim();
  const inParentheses = /^\(([^()]*)\)$/.exec(text)?.[1];
  const note = (inParentheses ?? text.replace(/^[:,;.•·–—-]\s*/, '')).trim();
  return /[\p{L}\p{N}]/u.test(note) ? note : undefined;
}
