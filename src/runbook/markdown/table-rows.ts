import type { Span, Written } from '../runbook.js';
import type { MarkdownSource } from './markdown-source.js';
import type { TableBlock } from './read-blocks.js';

/** One line of a table, with the spans of the cells that it really has; GFM lets a row have too few. */
export interface TableRow {
  readonly line: number;
  readonly span: Span;
  readonly cells: readonly Span[];
  /** Whether the row ends with a pipe. */
  readonly closed: boolean;
}

/** A table is read as a header, as contacts, as tasks and as a checklist: its rows are split for the first of them. */
const split = new WeakMap<TableBlock, readonly TableRow[]>();

/** Splits every row of a table, the header row first. */
export function tableRows(source: MarkdownSource, table: TableBlock): readonly TableRow[] {
  const before = split.get(table);
  if (before) return before;
  const rows = table.rows.map((span) => splitRow(source, span));
  split.set(table, rows);
  return rows;
}

/** Splits a row at its pipes, of which one behind a backslash is text, also inside code: that is GFM's rule. */
function splitRow(source: MarkdownSource, row: Span): TableRow {
  const { text } = source;
  const cells: Span[] = [];
  let start = text[row.start] === '|' ? row.start + 1 : row.start;
  for (let at = start; at < row.end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '|') {
      cells.push(trimSpan(text, { start, end: at }));
      start = at + 1;
    }
  }
  const closed = start >= row.end;
  if (!closed) cells.push(trimSpan(text, { start, end: row.end }));
  return { line: source.lineOf(row.start), span: row, cells, closed };
}

/** Without the blanks around it. An all-blank span becomes the empty span behind its first blank. */
function trimSpan(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text[from])) from++;
  while (to > from && isBlank(text[to - 1])) to--;
  if (from < to) return { start: from, end: to };
  const inside = Math.min(start + 1, end);
  return { start: inside, end: inside };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r';
}

/** The cell in a column (from 0); where the row is too short, an empty one at the row's end. A line feed is a `<br>`. */
export function cellAt(source: MarkdownSource, row: TableRow, column: number | undefined): Written {
  const end = { start: row.span.end, end: row.span.end };
  const span = (column === undefined ? undefined : row.cells[column]) ?? end;
  if (span.start === span.end) return { text: '', markdown: '', span, line: row.line };
  const markdown = source.text.slice(span.start, span.end);
  const { text, url } = source.inline(unescapePipes(markdown));
  return { text, markdown, span, line: row.line, ...(url === undefined ? {} : { url }) };
}

/** In a table `\|` is a pipe, also inside code, where a backslash would otherwise be a character of its own. */
function unescapePipes(markdown: string): string {
  return markdown.includes('\\') ? markdown.replaceAll('\\|', '|') : markdown;
}

/** A written place on one line: a name does not become another name by a `<br>` in it. */
export function onOneLine(written: Written): Written {
  return written.text.includes('\n') ? { ...written, text: written.text.replaceAll('\n', ' ') } : written;
}

/** Letters and digits only, in lower case: how labels, keys and headings are compared. */
export function labelKey(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
