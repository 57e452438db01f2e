import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { TableBlock } from '../markdown/read-blocks.js';
import type { Problem } from '../problem.js';
import type { SectionName } from '../runbook.js';
import { findContactColumns } from './read-contacts.js';
import { findTaskColumns } from './read-tasks.js';
import type { Sections } from './sections.js';

/** Tables that the format cannot make sense of where they stand. Under headings of the author's own any table is fine. */
export function unknownTables(source: MarkdownSource, { parts }: Sections): readonly Problem[] {
  return parts.flatMap(({ name, blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? (problemOf(source, name, block) ?? []) : [])),
  );
}

function problemOf(source: MarkdownSource, name: SectionName | undefined, table: TableBlock): Problem | undefined {
  const line = source.lineOf(table.span.start);
  if ((name === 'gitlabContacts' || name === 'customerContacts') && findContactColumns(source, table) === undefined) {
    return unknownTable(line, 'contacts', 'Name, Role and Description');
  }
  if (name !== 'tasks') return undefined;
  const columns = findTaskColumns(source, table);
  if (!columns) return unknownTable(line, 'tasks', 'Task, Outcome and Duration');
  const missing = columns.outcome === undefined ? 'Outcome' : columns.duration === undefined ? 'Duration' : undefined;
  return missing === undefined ? undefined : missingColumn(line, missing);
}

function unknownTable(line: number, what: string, columns: string): Problem {
  return {
    severity: 'warning',
    code: 'unknown-table',
    line,
    isLineShown: true,
    found: `A table under the heading for ${what} isn’t read: its first row doesn’t name the columns ${columns}.`,
    fix: 'Name them, or move the table under its own heading.',
  };
}

function missingColumn(line: number, column: string): Problem {
  return {
    severity: 'warning',
    code: 'missing-column',
    line,
    isLineShown: true,
    found: `A task table has no column “${column}”.`,
    fix: `Add the column “${column}”. Until then this part of a result can’t be recorded.`,
  };
}
