import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { TableBlock } from '../markdown/read-blocks.js';
import { cellAt, labelKey, onOneLine, type TableRow, tableRows } from '../markdown/table-rows.js';
import type { Contact } from '../runbook.js';
import { type Columns, findColumns } from './find-columns.js';
import { defectOf } from './row-defects.js';
import { isStruckOut, isStruckRow } from './struck-out.js';

const contactColumns = {
  name: /^(?:full)?names?$/,
  role: /^(?:roles?|roletitle|titlerole|jobtitle|title|position)$/,
  description: /^descriptions?$/,
  company: /^(?:company|side|organi[sz]ation|employer|affiliation|party|companyorganisation)$/,
};

export type ContactColumns = Columns<keyof typeof contactColumns>;

/** Somebody in a contacts table, and what a column such as Company says of them. */
export interface ContactRow {
  readonly contact: Contact;
  readonly company: string;
  /** What the cells of further columns say, such as an e-mail address or a team. */
  readonly others: string;
  /** The cells that say something. */
  readonly filled: number;
  /** Whether it is no person but the first rows of another table, right below this one. */
  readonly isHeader: boolean;
  /** Whether a pipe that is text may have moved the cells into other columns. */
  readonly isShifted: boolean;
}

/** The columns of a contacts table, or `undefined` when the table is not one. */
export function findContactColumns(source: MarkdownSource, table: TableBlock): ContactColumns | undefined {
  const columns = findColumns(source, table, contactColumns);
  const { name, role, description, company } = columns;
  return name !== undefined && (role ?? description ?? company) !== undefined ? columns : undefined;
}

/** Reads a contacts table. Rows in which every cell is empty, as in the template, or whose name is struck through are nobody. */
export function readContactRows(source: MarkdownSource, table: TableBlock): readonly ContactRow[] {
  const columns = findContactColumns(source, table);
  if (!columns) return [];
  const [header, ...rows] = tableRows(source, table);
  return rows
    .filter((row) => !isStruckRow(source, row))
    .map((row) => readRow(source, row, columns, header))
    .filter(({ contact: { name }, filled }) => filled > 0 && !isStruckOut(name));
}

function readRow(
  source: MarkdownSource,
  row: TableRow,
  columns: ContactColumns,
  header: TableRow | undefined,
): ContactRow {
  const contact = {
    name: onOneLine(cellAt(source, row, columns.name)),
    role: onOneLine(cellAt(source, row, columns.role)),
    description: cellAt(source, row, columns.description),
  };
  const company = columns.company === undefined ? '' : cellAt(source, row, columns.company).text;
  const further = row.cells.map((_, column) => (isOwn(columns, column) ? '' : cellAt(source, row, column).text));
  const others = further.filter((text) => text !== '').join(' ');
  const texts = [contact.name.text, contact.role.text, contact.description.text, company];
  const filled = texts.filter((text) => text !== '').length;
  // Where a column says whose somebody is, an empty cell too many is enough to doubt it.
  const hasMore = columns.company !== undefined && row.cells.length > (header?.cells.length ?? 0);
  const isShifted = hasMore || defectOf(source, row, header) === 'too many cells';
  return { contact, company, others, filled, isHeader: isHeaderAgain(contact), isShifted };
}

function isOwn({ name, role, description, company }: ContactColumns, column: number): boolean {
  return column === name || column === role || column === description || column === company;
}

/** `| Name | Role |` or `|---|---|` within a table: GitLab shows it as a row, but its author began another table there. */
function isHeaderAgain({ name, role, description }: Contact): boolean {
  const cells = [name.text, role.text, description.text];
  if (cells.some((text) => /^:?-{2,}:?$/.test(text))) return true;
  const isLabelled =
    contactColumns.role.test(labelKey(role.text)) && /^(?:descriptions?)?$/.test(labelKey(description.text));
  return isLabelled || contactColumns.name.test(labelKey(name.text));
}
