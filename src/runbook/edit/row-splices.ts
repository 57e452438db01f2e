import type { TableRow } from '../markdown/table-rows.js';
import type { Span } from '../runbook.js';
import type { Splice } from './splice.js';

/** New Markdown for cells of a row, by column from 0. */
export type CellChanges = ReadonlyMap<number, string>;

/**
 * Puts text into cells. Cells that the row lacks are added at its end, all in one splice. A first or last cell that becomes
 * empty gets the pipe that its row did without: the cell would otherwise be gone.
 */
export function rowSplices(source: string, row: TableRow, changes: CellChanges): readonly Splice[] {
  const lastColumn = Math.max(...changes.keys());
  const endStaysOpen = !row.closed && lastColumn < row.cells.length;
  const inPlace = [...changes].flatMap(([column, text]) => {
    const cell = row.cells[column];
    if (!cell) return [];
    const isOpen = (endStaysOpen && column === row.cells.length - 1) || isOpenStart(row, column);
    if (text === '' && isOpen) return [{ ...cell, text: '|' }];
    if (text === '') return [emptied(source, cell)];
    return [{ ...cell, text: cell.start < cell.end ? text : padded(source, cell.start, text) }];
  });
  const guarded = [...guard(source, row, changes), ...inPlace];
  if (lastColumn < row.cells.length) return guarded;
  return [...guarded, addedCells(row, changes, lastColumn)];
}

/**
 * The pipe in front of a row that did without one and begins with a slash, `/assign @x | | |`. Changed, it is a new line to
 * GitLab, which runs quick actions that begin a line and were not in the text before.
 */
function guard(source: string, row: TableRow, changes: CellChanges): readonly Splice[] {
  const { start } = row.span;
  return source[start] === '/' && !changes.has(0) ? [{ start, end: start, text: '| ' }] : [];
}

/** Whether a cell is the first of a row that does not begin with a pipe. */
function isOpenStart({ span, cells }: TableRow, column: number): boolean {
  return column === 0 && cells[0]?.start === span.start;
}

/** An empty cell is written `| |` by hand, so of the two blanks beside the text one goes with it. */
function emptied(source: string, cell: Span): Splice {
  const isBetweenBlanks = cell.start < cell.end && source[cell.start - 1] === ' ' && source[cell.end] === ' ';
  const endsThere = source[cell.end + 1] === '|';
  return { start: cell.start, end: isBetweenBlanks && endsThere ? cell.end + 1 : cell.end, text: '' };
}

/** In an empty cell the text gets a blank on each side where there is none yet. */
function padded(source: string, at: number, text: string): string {
  const before = /[ \t]/.test(source[at - 1] ?? '') ? '' : ' ';
  const after = /[\s]/.test(source[at] ?? '\n') ? '' : ' ';
  return before + text + after;
}

function addedCells(row: TableRow, changes: CellChanges, lastColumn: number): Splice {
  const columns = Array.from({ length: lastColumn + 1 - row.cells.length }, (_, index) => row.cells.length + index);
  const text = columns.map((column) => (changes.get(column) ? ` ${changes.get(column)} |` : ' |')).join('');
  return { start: row.span.end, end: row.span.end, text: row.closed ? text : ` |${text}` };
}
