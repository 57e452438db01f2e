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
  const boxes = readBoxes(cell);
  if (boxes) return boxes;
  const pictures = picturesBefore(cell);
  const found = resultWordAt(cell, pictures.end);
  if (found) return readWord(cell, found, pictures.results);
  const [only, ...others] = pictures.results;
  const rest = cell.slice(pictures.end);
  if (only === undefined) return { kind: 'unknown' };
  if (others.some((other) => other !== only) || /^\s*\?/.test(rest)) return { kind: 'unclear' };
  if (rest.trim() !== '' && !/^\s*[:(–—-]/.test(rest)) return { kind: 'unknown' };
  return { kind: 'outcome', outcome: { result: only, note: readNote(rest) } };
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

function readWord(cell: string, found: FoundResult, pictures: readonly TaskResult[]): OutcomeReading {
  const rest = cell.slice(found.end);
  const separator = /^(?:\s*[/|]\s*|\s+(?:(?:and\/)?or|oder|ou|o)\s+|\s+)/i.exec(rest)?.[0];
  const next = separator === undefined ? undefined : resultWordAt(rest, separator.length);
  const isMenu = next !== undefined && (next.isOwn || separator?.trim() !== '') && next.result !== found.result;
  if (isMenu || /^\s*\?/.test(rest) || pictures.some((result) => result !== found.result)) return { kind: 'unclear' };
  if (!found.isOwn && !endsWord(rest)) return { kind: 'unknown' };
  return { kind: 'outcome', outcome: { result: found.result, note: readNote(rest) } };
}

/** A synonym is only taken for a result where it stands alone or before a note: `OK for 3 of 5` is not understood. */
function endsWord(rest: string): boolean {
  return rest === '' || /^\s*[:,;(–—-]/.test(rest) || !/[\p{L}\p{N}!?]/u.test(rest.slice(0, longestStart));
}

interface Pictures {
  readonly results: readonly TaskResult[];
  readonly end: number;
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

const startsWithBox = /^[^\p{L}\p{N}[(]*(?:\[[\sxX✓✔]?\]|\([\sxX]?\)|[☐☑⬜🔲◻▢□🗹])/u;
const tickedBox = /(?:\[[xX✓✔]\]|\([xX]\)|☑|✅|🗹)\uFE0F?\s?(?=\p{L})/gu;

/** A cell that begins with a box offers results to tick: it says the one that is ticked. */
function readBoxes(cell: string): OutcomeReading | undefined {
  const start = cell.slice(0, longestStart);
  if (!startsWithBox.test(start)) return undefined;
  const ticked = Array.from(start.matchAll(tickedBox), ({ 0: box, index }) => resultWordAt(start, index + box.length));
  const results = ticked.filter((found) => found !== undefined);
  const [only] = results;
  if (!only || results.some(({ result }) => result !== only.result)) return { kind: 'unclear' };
  return { kind: 'outcome', outcome: { result: only.result, note: undefined } };
}

const pictureInText = /:[a-z0-9_+-]{1,40}:|\p{Extended_Pictographic}\uFE0F?/giu;

/** A note behind a colon is read as it was typed; elsewhere pictures and lone punctuation are no note. */
function readNote(rest: string): string | undefined {
  if (/^:(?!\w{1,40}:)/.test(rest)) return rest.slice(1).trim() || undefined;
  const text = rest.replace(pictureInText, ' ').trim();
  const inParentheses = /^\(([^()]*)\)$/.exec(text)?.[1];
  const note = (inParentheses ?? text.replace(/^[:,;–—-]\s*/, '')).trim();
  return /[\p{L}\p{N}]/u.test(note) ? note : undefined;
}
