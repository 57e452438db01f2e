import type { MarkdownSource } from '../markdown/markdown-source.js';
import { cellAt, type TableRow } from '../markdown/table-rows.js';
import { unwrapCode } from '../markdown/unwrap-code.js';
import { headerLabels } from '../read/read-header.js';
import type { RunbookReading } from '../read/read-runbook.js';
import { type HeaderField, headerFields } from '../runbook.js';
import { isHarmless, plainLines, safeCodeInCell, safeInline } from '../safe-text.js';
import { rowSplices } from './row-splices.js';
import { continuationPrefix, lineEndAt, type Splice } from './splice.js';

const valueColumn = 1;

/** What the header table says in a row. */
export function headerText(source: MarkdownSource, row: TableRow): string {
  return cellAt(source, row, valueColumn).text;
}

/** The splices that set header values; rows that the header table lacks are added below its last one. */
export function headerSplices(reading: RunbookReading, values: ReadonlyMap<HeaderField, string>): readonly Splice[] {
  const fields = headerFields.filter((field) => values.has(field));
  const present = fields.filter((field) => reading.headerRows.has(field));
  const missing = fields.filter((field) => !reading.headerRows.has(field));
  return [
    ...present.flatMap((field) => valueSplices(reading, field, values.get(field) ?? '')),
    ...newRows(reading, new Map(missing.map((field) => [field, values.get(field) ?? '']))),
  ];
}

function valueSplices(reading: RunbookReading, field: HeaderField, value: string): readonly Splice[] {
  const row = reading.headerRows.get(field);
  if (!row) return [];
  const { text, markdown } = cellAt(reading.source, row, valueColumn);
  if (text === plainLines(value).join(field === 'description' ? '\n' : ' ')) return [];
  const cell = headerCell(field, value, unwrapCode(markdown) !== markdown);
  return rowSplices(reading.source.text, row, new Map([[valueColumn, cell]]));
}

function newRows({ source, headerTable }: RunbookReading, values: ReadonlyMap<HeaderField, string>): readonly Splice[] {
  const first = headerTable?.rows[0];
  if (!headerTable || !first || values.size === 0) return [];
  const end = Math.max(headerTable.delimiterEnd, headerTable.rows.at(-1)?.end ?? 0);
  const lineEnd = lineEndAt(source.text, first.start);
  const prefix = continuationPrefix(source.text, first.start);
  const rows = [...values].map(([field, value]) => `| ${headerLabels[field]} | ${headerCell(field, value, false)} |`);
  return [{ start: end, end, text: rows.map((row) => lineEnd + prefix + row).join('') }];
}

/** Prose stays prose; a value that could do something, or was in backticks before, goes into backticks as a whole. */
function headerCell(field: HeaderField, value: string, wasCode: boolean): string {
  const text = plainLines(value).join(' ');
  if (wasCode) return safeCodeInCell(text);
  if (field === 'description') return safeInline(value);
  return isHarmless(text) ? text : safeCodeInCell(text);
}
