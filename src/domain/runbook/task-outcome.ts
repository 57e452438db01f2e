import { type TaskOutcome, taskResults } from './runbook.js';

const resultFirst = new RegExp(`^[^\\p{L}\\p{N}]*(${taskResults.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

/**
 * Reads an Outcome cell: one of the four results in any letter case, and perhaps a note behind `:`, a dash or in
 * parentheses (`Failed: 3 users not found`). Anything else is `undefined`.
 */
export function parseOutcome(text: string): TaskOutcome | undefined {
  const cell = text.trim();
  const match = resultFirst.exec(cell);
  const result = taskResults.find((known) => known.toLowerCase() === match?.[1]?.toLowerCase());
  if (!match || !result) return undefined;
  return { result, note: readNote(cell.slice(match[0].length).trimStart()) };
}

function readNote(text: string): string | undefined {
  const inParentheses = /^\(([^()]*)\)$/.exec(text)?.[1];
  const note = inParentheses ?? text.replace(/^[:,;–—-]\s*/, '');
  return note.trim() || undefined;
}
