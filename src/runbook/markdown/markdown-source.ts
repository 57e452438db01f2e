import type { Span, Written } from '../runbook.js';
import { countUpTo } from './count-up-to.js';
import { type InlineText, type References, readInline, readLines, referenceKey } from './read-inline.js';

/** A Markdown document and where its lines begin. */
export interface MarkdownSource {
  readonly text: string;
  /** The 1-based line of an offset. */
  readonly lineOf: (offset: number) => number;
  /** Reads inline Markdown of this document, with its references; the same text is read once. */
  readonly inline: (markdown: string) => InlineText;
  /** The same for text whose lines matter (see `readLines`). */
  readonly lines: (markdown: string) => string;
}

/** Indexes the lines of a document; LF, CRLF and a lone CR end a line. */
export function markdownSource(text: string): MarkdownSource {
  const lineStarts = lineStartsIn(text);
  const references = referencesIn(text);
  return {
    text,
    lineOf: (offset) => countUpTo(lineStarts, offset),
    inline: inlineReader(references),
    lines: (markdown) => readLines(markdown, references),
  };
}

function lineStartsIn(text: string): readonly number[] {
  const starts = [0];
  // A line feed is found twenty times faster this way than by reading each character, and hardly a text has another end of line.
  if (text.includes('\r')) return lineStartsWithReturns(text);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineStartsWithReturns(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n?|\n/g), (end) => end.index + end[0].length)];
}

const nothing: InlineText = { text: '', url: undefined };

/** In UTF-16 code units: longer texts are seldom read twice. */
const longestKept = 200;

function inlineReader(references: References): MarkdownSource['inline'] {
  const known = new Map<string, InlineText>();
  return (markdown) => {
    if (markdown === '') return nothing;
    const before = known.get(markdown);
    if (before) return before;
    const read = readInline(markdown, references);
    if (markdown.length <= longestKept) known.set(markdown, read);
    return read;
  };
}

/** `[label]: address`, perhaps in a quote or list. Of several with one label the first counts. */
const definition = /^[ \t>]{0,16}\[([^[\]\r\n]{1,200})\]:[ \t]{1,8}<?([^\s<>]{1,2000})>?[ \t]*/gm;

function referencesIn(text: string): References {
  if (!text.includes(']:')) return new Map();
  const found = Array.from(text.matchAll(definition), ([, label = '', address = '']): [string, string] => [
    referenceKey(label),
    address,
  ]);
  return new Map(found.reverse());
}

/** The piece of source at `span`, to be read as `text` (by default, as inline Markdown). */
export function writtenAt(source: MarkdownSource, span: Span, read?: (markdown: string) => string): Written {
  const markdown = source.text.slice(span.start, span.end);
  const text = read ? read(markdown) : source.inline(markdown).text;
  return { text, markdown, span, line: source.lineOf(span.start) };
}
