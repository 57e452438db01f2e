import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import { cellAt, labelKey, type TableRow, tableRows } from '../markdown/table-rows.js';
import type { Span, Written } from '../runbook.js';
import { type Checkbox, checkboxAt } from './checkbox.js';
import type { FoundItem } from './find-items.js';

/** An item that is a row of a table, and what its column for reasons says. */
export interface TableItem extends FoundItem {
  readonly reason: Written | undefined;
}

const reasonLabel = /^(?:reasons?|why|whynot|comments?|notes?|remarks?)$/;

/** The items in the rows of tables: a cell is, or begins with, a box, and the longest of the other cells is the text. */
export function findTableItems(source: MarkdownSource, blocks: readonly Block[]): readonly TableItem[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'table') return [];
    const [header, ...rows] = tableRows(source, block);
    const labels = header?.cells.map((_, column) => labelKey(cellAt(source, header, column).text)) ?? [];
    const column = labels.findIndex((label) => reasonLabel.test(label));
    return rows.flatMap((row) => itemIn(source, row, column < 0 ? undefined : column) ?? []);
  });
}

function itemIn(source: MarkdownSource, row: TableRow, reasonColumn: number | undefined): TableItem | undefined {
  const boxes = row.cells.map((cell) => checkboxAt(source.text, cell.start, cell.end));
  const at = boxes.findIndex((box) => box !== undefined);
  const [box, cell] = [boxes[at], row.cells[at]];
  if (!box || !cell) return undefined;
  const written = reasonColumn === undefined ? undefined : cellAt(source, row, reasonColumn);
  return {
    box,
    text: textOf(source, row, at, box, reasonColumn),
    form: 'table',
    under: [],
    behind: undefined,
    reason: written?.text ? written : undefined,
  };
}

function textOf(
  { text }: MarkdownSource,
  { cells }: TableRow,
  at: number,
  box: Checkbox,
  reasonColumn: number | undefined,
): Span {
  const own = cells[at] ?? box.span;
  if (text.slice(box.textStart, own.end).trim() !== '') return { start: box.textStart, end: own.end };
  const others = cells.filter((_, column) => column !== at && column !== reasonColumn);
  const [longest] = [...others].sort((a, b) => b.end - b.start - (a.end - a.start));
  return longest ?? { start: own.end, end: own.end };
}
