import type { Span, Written } from '../runbook.js';
import { readInline } from './read-inline.js';

/** A Markdown document and where its lines begin. */
export interface MarkdownSource {
  readonly text: string;
  /** The 1-based line of an offset. */
  readonly lineOf: (offset: number) => number;
}

/** Indexes the lines of a document; LF, CRLF and a lone CR end a line. */
export function markdownSource(text: string): MarkdownSource {
  const lineStarts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
  return { text, lineOf: (offset) => countUpTo(lineStarts, offset) };
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The piece of source at `span`, to be read as `text` (by default, as inline Markdown). */
export function writtenAt(source: MarkdownSource, span: Span, read: (markdown: string) => string = plainText): Written {
  const markdown = source.text.slice(span.start, span.end);
  return { text: read(markdown), markdown, span, line: source.lineOf(span.start) };
}

function plainText(markdown: string): string {
  return readInline(markdown).text;
}
