import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import { readInline } from '../markdown/read-inline.js';
import type { Span } from '../runbook.js';
import { longestHeading } from './heading-kind.js';
import { kindOfHeading } from './kind-of-heading.js';
import { belowHeadings } from './line-heading.js';
import type { OutlineEntry } from './outline-entry.js';

type HtmlBlock = Extract<Block, { kind: 'other' }>;

const tag = /<(\/?)(details|summary|h[1-6])\b[^<>]{0,200}>/gi;

/**
 * The headings in a block of HTML: `<h3>`, and a `<summary>`, whose section ends with its `<details>`. What else stands in
 * the block follows as a block.
 */
export function readHtmlOutline(
  { text }: MarkdownSource,
  block: HtmlBlock,
  isBeforeContacts: () => boolean,
): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  let rest = block.span.start;
  let open: { readonly name: string; readonly end: number } | undefined;
  for (const { 0: whole, 1: slash, 2: name = '', index } of text
    .slice(block.span.start, block.span.end)
    .matchAll(tag)) {
    const start = block.span.start + index;
    const end = start + whole.length;
    const lower = name.toLowerCase();
    if (lower === 'details') entries.push({ kind: 'scope', change: slash === '' ? 1 : -1 });
    else if (slash === '') open = { name: lower, end };
    else if (open?.name === lower) {
      const heading = headingAt(text, { start: open.end, end: start }, lower, isBeforeContacts, block.isQuoted);
      if (heading) {
        entries.push(heading);
        rest = end;
      }
      open = undefined;
    }
  }
  if (entries.length === 0 && !/<table\b/i.test(text.slice(block.span.start, block.span.end))) {
    const heading = headingAt(text, block.span, 'summary', isBeforeContacts, block.isQuoted);
    if (heading) return [heading];
  }
  const left = { start: rest, end: block.span.end };
  return hasWords(text, left)
    ? [...entries, { kind: 'block', block: { ...block, span: trimmed(text, left) } }]
    : entries;
}

function headingAt(
  text: string,
  span: Span,
  name: string,
  isBeforeContacts: () => boolean,
  isQuoted: true | undefined,
): OutlineEntry | undefined {
  if (span.end - span.start > longestHeading) return undefined;
  const of = kindOfHeading(readInline(text.slice(span.start, span.end)).text, isBeforeContacts);
  const isSummary = name === 'summary';
  if (of === undefined && isSummary) return undefined;
  const level = isSummary ? belowHeadings : Number(name.slice(1));
  return { kind: 'heading', block: { kind: 'heading', level, span, ...(isQuoted && { isQuoted }) }, of };
}

function hasWords(text: string, { start, end }: Span): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(start, end).replace(/<[^<>]*>/g, ''));
}

function trimmed(text: string, { start, end }: Span): Span {
  const markdown = text.slice(start, end);
  const from = start + markdown.length - markdown.trimStart().length;
  return { start: from, end: from + markdown.trim().length };
}
