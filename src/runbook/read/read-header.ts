import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { TableBlock } from '../markdown/read-blocks.js';
import { cellAt, labelKey, onOneLine, type TableRow, tableRows } from '../markdown/table-rows.js';
import type { Problem } from '../problem.js';
import type { Header, HeaderField, Written } from '../runbook.js';
import { defectOf, defectProblem, type RowDefect } from './row-defects.js';

/** How the format calls the rows of the header table. */
export const headerLabels: Readonly<Record<HeaderField, string>> = {
  name: 'Runbook name',
  description: 'Runbook description',
  dri: 'DRI',
  scheduleAt: 'Schedule at',
  meetingUrl: 'Meeting URL',
  gitlabIssue: 'Gitlab Issue',
};

export const fieldsByKey: ReadonlyMap<string, HeaderField> = new Map<string, HeaderField>([
  ['runbookname', 'name'],
  ['runbookdescription', 'description'],
  ['description', 'description'],
  ['dri', 'dri'],
  ['scheduleat', 'scheduleAt'],
  ['scheduledat', 'scheduleAt'],
  ['schedule', 'scheduleAt'],
  ['meetingurl', 'meetingUrl'],
  ['meetinglink', 'meetingUrl'],
  ['gitlabissue', 'gitlabIssue'],
  ['gitlabissueurl', 'gitlabIssue'],
  ['gitlabissuelink', 'gitlabIssue'],
]);

/** One row of a header table that has a known label. */
export interface HeaderRow {
  readonly field: HeaderField;
  readonly row: TableRow;
  readonly value: Written;
  /** Why nothing may be written into the row. */
  readonly defect: RowDefect | undefined;
}

/** A table that holds header rows. */
export interface HeaderTable {
  readonly table: TableBlock;
  readonly rows: readonly HeaderRow[];
}

/** What the header tables of one runbook say together. */
export interface HeaderReading {
  readonly header: Header;
  readonly rows: ReadonlyMap<HeaderField, TableRow>;
  /** The fields into whose rows nothing may be written. */
  readonly defective: ReadonlySet<HeaderField>;
  readonly problems: readonly Problem[];
}

const valueColumn = 1;
const maxLabelLength = 40;

/** Reads a table as a header: it must name the runbook, or have at least two other rows that the format knows. */
export function readHeaderTable(source: MarkdownSource, table: TableBlock): HeaderTable | undefined {
  const rows = tableRows(source, table);
  if (!rows[0]?.cells[valueColumn]) return undefined;
  const known = rows.flatMap((row): readonly HeaderRow[] => {
    const field = fieldOf(source, row);
    if (!field) return [];
    const defect = defectOf(source, row, rows[0]);
    return [{ field, row, value: readValue(source, row, field), defect }];
  });
  return namesRunbook(known) || known.length > 1 ? { table, rows: known } : undefined;
}

function fieldOf(source: MarkdownSource, row: TableRow): HeaderField | undefined {
  const [label] = row.cells;
  // Reading inline markup is what takes time in a long issue, and every row of every table is asked this.
  if (!label || label.end - label.start > maxLabelLength) return undefined;
  return fieldsByKey.get(labelKey(cellAt(source, row, 0).text));
}

/** Whether these rows name a runbook; the table that does so begins one. */
export function namesRunbook(rows: readonly HeaderRow[]): boolean {
  return rows.some(({ field }) => field === 'name');
}

function readValue(source: MarkdownSource, row: TableRow, field: HeaderField): Written {
  const value = cellAt(source, row, valueColumn);
  return field === 'description' ? value : onOneLine(value);
}

/** Joins the header tables of one runbook. Of two rows with the same label the first with a value counts. */
export function readHeader(tables: readonly HeaderTable[]): HeaderReading {
  const chosen = new Map<HeaderField, HeaderRow>();
  const problems: Problem[] = [];
  for (const row of tables.flatMap(({ rows }) => rows)) {
    const earlier = chosen.get(row.field);
    if (!earlier || (earlier.value.text === '' && row.value.text !== '')) chosen.set(row.field, row);
    if (earlier) problems.push(repeatedRow(row, earlier));
    if (row.defect) problems.push(defectProblem(row.row.line, row.defect));
  }
  const rows = [...chosen.values()];
  return {
    header: Object.fromEntries(rows.map(({ field, value }) => [field, value])),
    rows: new Map(rows.map(({ field, row }) => [field, row])),
    defective: new Set(rows.filter(({ defect }) => defect).map(({ field }) => field)),
    problems,
  };
}

function repeatedRow({ field, row }: HeaderRow, earlier: HeaderRow): Problem {
  return {
    severity: 'warning',
    code: 'repeated-header-row',
    line: row.line,
    isLineShown: true,
    found: `The header table has a second row “${headerLabels[field]}”; the first is on line ${earlier.row.line}.`,
    fix: 'Remove one. Until then the first one that is filled in counts.',
  };
}
