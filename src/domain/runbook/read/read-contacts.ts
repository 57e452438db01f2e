import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { TableBlock } from '../markdown/read-blocks.js';
import { cellAt, onOneLine, tableRows } from '../markdown/table-rows.js';
import type { Contact } from '../runbook.js';
import { type Columns, findColumns } from './find-columns.js';

const contactColumns = { name: /^(?:full)?names?$/, role: /^roles?$/, description: /^descriptions?$/ };

/** The columns of a contacts table, or `undefined` when the table is not one. */
export function findContactColumns(
  source: MarkdownSource,
  table: TableBlock,
): Columns<'name' | 'role' | 'description'> | undefined {
  const columns = findColumns(source, table, contactColumns);
  return columns.name !== undefined && (columns.role ?? columns.description) !== undefined ? columns : undefined;
}

/** Reads a contacts table. Rows in which every cell is empty, as in the template, are nobody. */
export function readContacts(source: MarkdownSource, table: TableBlock): readonly Contact[] {
  const columns = findContactColumns(source, table);
  if (!columns) return [];
  return tableRows(source, table)
    .slice(1)
    .map((row) => ({
      name: onOneLine(cellAt(source, row, columns.name)),
      role: onOneLine(cellAt(source, row, columns.role)),
      description: cellAt(source, row, columns.description),
    }))
    .filter(({ name, role, description }) => name.text + role.text + description.text !== '');
}
