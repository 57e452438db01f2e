import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block, ListItem, TableBlock } from '../markdown/read-blocks.js';
import { cellAt, tableRows } from '../markdown/table-rows.js';
import type { Span } from '../runbook.js';
import { withoutFences } from './read-reason.js';

/** Nobody follows a plan that is longer than this on a call. Reading all of one that fills an issue takes many seconds. */
const mostProse = 20_000;

/**
 * Reads blocks as plain text that people can follow step by step: the author's lines and blank lines, `•` or numbers before
 * the items of lists, code with its indentation and without its fences, the cells of a table between pipes, and behind
 * the words of a link its address. Empty when the blocks say nothing; it ends with the line that exceeds 20,000 characters.
 */
export function readProse(source: MarkdownSource, blocks: readonly Block[]): string {
  const lines: string[] = [];
  let length = 0;
  for (const line of proseLines(source, blocks, '')) {
    lines.push(line);
    length += line.length + 1;
    if (length > mostProse) break;
  }
  return lines.join('\n').trim();
}

/** Line by line as they are wanted. A block without words is left out, with the blank lines before and in it. */
function* proseLines(source: MarkdownSource, blocks: readonly Block[], indent: string): Generator<string> {
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    const blanks = before && isBlankLineBetween(source, before.span, block.span) ? [''] : [];
    let hasWords = false;
    for (const line of linesOfBlock(source, block, indent)) {
      if (!hasWords && line === '') blanks.push(line);
      else if (hasWords) yield line;
      else {
        hasWords = true;
        yield* blanks;
        yield line;
      }
    }
  }
}

function isBlankLineBetween({ lineOf }: MarkdownSource, before: Span, after: Span): boolean {
  return lineOf(after.start) - lineOf(before.end) > 1;
}

function* linesOfBlock(source: MarkdownSource, block: Block, indent: string): Generator<string> {
  if (block.kind === 'list') yield* linesOfList(source, block.items, indent);
  else for (const line of linesOfLeaf(source, block)) yield line && indent + line;
}

function linesOfLeaf(source: MarkdownSource, block: Exclude<Block, { kind: 'list' }>): Iterable<string> {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'other':
      return source.lines(source.text.slice(block.span.start, block.span.end)).split('\n');
    case 'code':
      return linesOfCode(source, block.span);
    case 'table':
      return linesOfTable(source, block);
  }
}

/** The further lines lose the indentation, and the marks of a quote, that the first line stands behind. */
function linesOfCode({ text }: MarkdownSource, { start, end }: Span): readonly string[] {
  const indent = start - Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) - 1;
  const [first = '', ...further] = text.slice(start, end).split(/\r\n|\r|\n/);
  return withoutFences([first, ...further.map((line) => withoutIndent(line, indent))]).map((line) => line.trimEnd());
}

function withoutIndent(line: string, indent: number): string {
  const blank = /^[ \t>]*/.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(indent, blank));
}

/** Numbers count on from the first one, as they do where GitLab shows the list. */
function* linesOfList(source: MarkdownSource, items: readonly ListItem[], indent: string): Generator<string> {
  const start = items[0]?.span.start ?? 0;
  const [, first, dot = ''] = /^(\d+)([.)])/.exec(source.text.slice(start, start + 10)) ?? [];
  for (const [index, { blocks }] of items.entries()) {
    const mark = first === undefined ? '• ' : `${Number(first) + index}${dot} `;
    const inside = indent + ' '.repeat(mark.length);
    let isFirst = true;
    for (const line of proseLines(source, blocks, inside)) {
      yield isFirst ? indent + mark + line.slice(inside.length) : line;
      isFirst = false;
    }
  }
}

function* linesOfTable(source: MarkdownSource, table: TableBlock): Generator<string> {
  for (const row of tableRows(source, table))
    yield row.cells.map((_, column) => textOfCell(cellAt(source, row, column))).join(' | ');
}

function textOfCell({ text, url }: { readonly text: string; readonly url?: string }): string {
  const words = text.replaceAll('\n', ' ');
  return url === undefined || words.includes(url) ? words : `${words} (${url})`;
}
