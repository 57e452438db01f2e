import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block, ListItem, TableBlock } from '../markdown/read-blocks.js';
import { readLines } from '../markdown/read-inline.js';
import { cellAt, tableRows } from '../markdown/table-rows.js';
import type { Span } from '../runbook.js';
import { withoutFences } from './read-reason.js';

/**
 * Reads blocks as plain text that people can follow step by step: the author's lines and blank lines, `•` or numbers before
 * the items of lists, code with its indentation and without its fences, the cells of a table between pipes, and behind
 * the words of a link its address. Empty when the blocks say nothing.
 */
export function readProse(source: MarkdownSource, blocks: readonly Block[]): string {
  return proseLines(source, blocks, '').join('\n').trim();
}

/** `indent` is what the lines begin with. It is handed down: to indent each list's lines again takes seconds for 1 MiB. */
function proseLines(source: MarkdownSource, blocks: readonly Block[], indent: string): readonly string[] {
  return blocks.flatMap((block, index) => {
    const lines = linesOfBlock(source, block, indent);
    const before = blocks[index - 1];
    if (lines.every((line) => line === '')) return [];
    return before && isBlankLineBetween(source, before.span, block.span) ? ['', ...lines] : lines;
  });
}

function isBlankLineBetween({ lineOf }: MarkdownSource, before: Span, after: Span): boolean {
  return lineOf(after.start) - lineOf(before.end) > 1;
}

function linesOfBlock(source: MarkdownSource, block: Block, indent: string): readonly string[] {
  if (block.kind === 'list') return linesOfList(source, block.items, indent);
  return linesOfLeaf(source, block).map((line) => line && indent + line);
}

function linesOfLeaf(source: MarkdownSource, block: Exclude<Block, { kind: 'list' }>): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'other':
      return readLines(source.text.slice(block.span.start, block.span.end)).split('\n');
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
function linesOfList(source: MarkdownSource, items: readonly ListItem[], indent: string): readonly string[] {
  const start = items[0]?.span.start ?? 0;
  const [, first, dot = ''] = /^(\d+)([.)])/.exec(source.text.slice(start, start + 10)) ?? [];
  return items.flatMap(({ blocks }, index) => {
    const mark = first === undefined ? '• ' : `${Number(first) + index}${dot} `;
    const [line, ...further] = proseLines(source, blocks, indent + ' '.repeat(mark.length));
    return line === undefined ? [] : [indent + mark + line.slice(indent.length + mark.length), ...further];
  });
}

function linesOfTable(source: MarkdownSource, table: TableBlock): readonly string[] {
  return tableRows(source, table).map((row) =>
    row.cells.map((_, column) => wordsOfCell(cellAt(source, row, column))).join(' | '),
  );
}

function wordsOfCell({ text, url }: { readonly text: string; readonly url?: string }): string {
  const words = text.replaceAll('\n', ' ');
  return url === undefined || words.includes(url) ? words : `${words} (${url})`;
}
