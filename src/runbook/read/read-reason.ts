import { type MarkdownSource, writtenAt } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import { unwrapCode } from '../markdown/unwrap-code.js';
import type { Span, Written } from '../runbook.js';

/** Reads what stands under an item as its reason: one line of text for each block. */
export function readReason(source: MarkdownSource, blocks: readonly Block[]): Written | undefined {
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last) return undefined;
  const text = blocks
    .map((block) => readBlock(source, block))
    .filter((line) => line !== '')
    .join('\n');
  return writtenAt(source, { start: first.span.start, end: last.span.end }, () => text);
}

/** A block as plain text: paragraphs and list items as they read, code without its marks, HTML without its tags, tables as written. */
export function readBlock(source: MarkdownSource, block: Block): string {
  const markdown = source.text.slice(block.span.start, block.span.end);
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'other':
      return source.inline(markdown).text;
    case 'code':
      return readCode(markdown);
    case 'list':
      return block.items.map((item) => item.blocks.map((inner) => readBlock(source, inner)).join('\n')).join('\n');
    case 'table':
      return markdown.trim();
  }
}

/** Indented code is how the format's own example writes a reason, with backticks inside: they are marks to its author. */
function readCode(markdown: string): string {
  return withoutFences(markdown.split(/\r\n|\r|\n/))
    .map((line) => unwrapCode(line.trim()).trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The lines of a code block without its fences, if it has any. */
export function withoutFences(lines: readonly string[]): readonly string[] {
  if (!/^(?:`{3,}(?!`)|~~~)[^`]*$/.test(lines[0]?.trim() ?? '')) return lines;
  const isClosed = lines.length > 1 && /^(?:`{3,}|~{3,})$/.test(lines.at(-1)?.trim() ?? '');
  return lines.slice(1, isClosed ? -1 : lines.length);
}

/** Where, at the end of a paragraph, lines stand that are nothing but one code span each; `span.end` when there are none. */
export function codeLinesStart(text: string, span: Span): number {
  let start = span.end;
  if (isOneLine(text, span)) return start;
  for (const line of linesOf(text, span).slice(1).reverse()) {
    const markdown = text.slice(line.start, line.end);
    if (unwrapCode(markdown) === markdown) break;
    start = line.start;
  }
  return start;
}

/** Whether no line end stands in a span, as in most items of a list. */
export function isOneLine(text: string, { start, end }: Span): boolean {
  return !/[\r\n]/.test(text.slice(start, end));
}

/** The lines of a paragraph without the blanks and quote marks around them. */
export function linesOf(text: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text[at] !== '\n' && text[at] !== '\r') continue;
    if (from < at) lines.push(contentOf(text, from, at));
    from = at + 1;
  }
  return lines;
}

function contentOf(text: string, start: number, end: number): Span {
  let from = start;
  while (from < end && (text[from] === ' ' || text[from] === '\t' || text[from] === '>')) from++;
  let to = end;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}
