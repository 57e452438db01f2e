import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { TableBlock } from '../markdown/read-blocks.js';
import type { Problem } from '../problem.js';
import { findTaskColumns } from './read-tasks.js';
import type { SectionBlocks } from './sections.js';

/** The tables whose rows are the call's tasks, and what is said of those that are left out. */
export interface TaskTables {
  readonly tables: readonly TableBlock[];
  readonly others: readonly Problem[];
}

/**
 * Chooses the task tables: those under the heading for tasks, or, where there are none, those under no heading that the
 * format knows. A table in the rollback plan lists other work, and so does one under a heading such as `Retrospective tasks`. A
 * quoted table counts only where there is no other.
 */
export function chooseTaskTables(source: MarkdownSource, parts: readonly SectionBlocks[]): TaskTables {
  const found = parts.flatMap(({ name, isAside, blocks }) =>
    name === 'tasks' || name === undefined
      ? blocks.flatMap((block) =>
          block.kind === 'table' && findTaskColumns(source, block) ? [{ table: block, name, isAside }] : [],
        )
      : [],
  );
  const unquoted = found.filter(({ table }) => !table.isQuoted);
  const candidates = (unquoted.length > 0 ? unquoted : found).filter(({ isAside }) => !isAside);
  const named = candidates.filter(({ name }) => name === 'tasks');
  const chosen = named.length > 0 ? named : candidates;
  return {
    tables: chosen.map(({ table }) => table),
    others: candidates.filter((each) => !chosen.includes(each)).map(({ table }) => otherTable(source, table)),
  };
}

function otherTable(source: MarkdownSource, table: TableBlock): Problem {
  return {
    severity: 'warning',
    code: 'other-task-table',
    line: source.lineOf(table.span.start),
    isLineShown: true,
    found: 'A task table isn’t read: it isn’t under “Runbook - Tasks”.',
    fix: 'Move it there if these are tasks of the call.',
  };
}
