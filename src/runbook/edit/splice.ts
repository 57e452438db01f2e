import type { Span } from '../runbook.js';

/** Replaces the text at a span; an empty span inserts. */
export interface Splice extends Span {
  readonly text: string;
}

/** Carries out splices that do not overlap. */
export function applySplices(source: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of [...splices].sort((a, b) => a.start - b.start)) {
    pieces.push(source.slice(at, start), text);
    at = end;
  }
  return pieces.join('') + source.slice(at);
}

/** The line end in use at an offset: that of its line, else the document's first, else a line feed. */
export function lineEndAt(source: string, offset: number): string {
  const lineEnd = /\r\n|\r|\n/g;
  lineEnd.lastIndex = offset;
  return lineEnd.exec(source)?.[0] ?? /\r\n|\r|\n/.exec(source)?.[0] ?? '\n';
}

/**
 * What a further line must begin with to stand in the same list item and quote as the text at `offset`: quote marks
 * are repeated, list marks become blanks.
 */
export function continuationPrefix(source: string, offset: number): string {
  const lineStart = Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1;
  return source.slice(lineStart, offset).replace(/[^>\t]/g, ' ');
}
