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
export function findColumns(source: MarkdownSource, table: TableBlock, labels: Labels): Columns<string> {
  const known = found.get(table) ?? new Map<Labels, Columns<string>>();
  const before = known.get(labels);
  if (before) return before;
  const columns = columnsIn(keysOf(source, table), labels);
  found.set(table, known.set(labels, columns));
  return columns;
}

type Labels = Readonly<Record<string, RegExp>>;

/** A table is asked several times whether it is one of the format's. */
const found = new WeakMap<TableBlock, Map<Labels, Columns<string>>>();

function columnsIn(keys: readonly string[], labels: Labels): Columns<string> {
  const columns = Object.entries(labels).map(([name, label]): [string, number | undefined] => {
    const column = keys.findIndex((key) => label.test(key));
    return [name, column < 0 ? undefined : column];
  });
  return Object.fromEntries(columns);
}

function keysOf(source: MarkdownSource, table: TableBlock): readonly string[] {
  const [header] = tableRows(source, table);
  return header?.cells.map((_, column) => labelKey(cellAt(source, header, column).text)) ?? [];
}
