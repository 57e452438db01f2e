import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { TableBlock } from '../markdown/read-blocks.js';
import { cellAt, labelKey, tableRows } from '../markdown/table-rows.js';

/** Where each named column stands (from 0); a column that the table lacks is `undefined`. */
export type Columns<Name extends string> = Readonly<Record<Name, number | undefined>>;

/** Finds columns by what their header cell says, in any order (see `labelKey`). */
export function findColumns<Name extends string>(
  source: MarkdownSource,
  table: TableBlock,
  labels: Readonly<Record<Name, RegExp>>,
): Columns<Name>;
export function findColumns(
  source: MarkdownSource,
  table: TableBlock,
  labels: Readonly<Record<string, RegExp>>,
): Columns<string> {
  const keys = keysOf(source, table);
  const found = Object.entries(labels).map(([name, label]): [string, number | undefined] => {
    const column = keys.findIndex((key) => label.test(key));
    return [name, column < 0 ? undefined : column];
  });
  return Object.fromEntries(found);
}

/** A table is asked several times whether it is one of the format's. */
const known = new WeakMap<TableBlock, readonly string[]>();

function keysOf(source: MarkdownSource, table: TableBlock): readonly string[] {
  const before = known.get(table);
  if (before) return before;
  const [header] = tableRows(source, { ...table, rows: table.rows.slice(0, 1) });
  const keys = header?.cells.map((_, column) => labelKey(cellAt(source, header, column).text)) ?? [];
  known.set(table, keys);
  return keys;
}
