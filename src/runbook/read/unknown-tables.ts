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
    return unknownTable(line, 'the columns Name, Role and Description', 'a contacts table');
  }
  if (name !== 'tasks') return undefined;
  const columns = findTaskColumns(source, table);
  if (!columns) return unknownTable(line, 'the columns Task, Outcome and Duration', 'a task table');
  const missing = columns.outcome === undefined ? 'Outcome' : columns.duration === undefined ? 'Duration' : undefined;
  return missing === undefined ? undefined : missingColumn(line, missing);
}

function unknownTable(line: number, expected: string, what: string): Problem {
  return {
    severity: 'warning',
    code: 'unknown-table',
    line,
    found: `a table whose first row does not say that it is ${what}`,
    expected,
    fix: 'Name the columns like this in the first row, or move the table under a heading of its own. It is not read now.',
  };
}

function missingColumn(line: number, column: string): Problem {
  return {
    severity: 'warning',
    code: 'missing-column',
    line,
    found: `a task table without the column ${column}`,
    expected: 'the columns Task, Outcome and Duration',
    fix: `Add the column ${column} to the table; without it that part of a result has no place.`,
  };
}
