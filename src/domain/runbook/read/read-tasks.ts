import { readDurationCell } from '../duration-cell.js';
import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { TableBlock } from '../markdown/read-blocks.js';
import { cellAt, onOneLine, type TableRow, tableRows } from '../markdown/table-rows.js';
import type { Problem } from '../problem.js';
import type { Task } from '../runbook.js';
import { parseOutcome } from '../task-outcome.js';
import { type Columns, findColumns } from './find-columns.js';
import { taskProblems } from './task-problems.js';

export type TaskColumns = Columns<'task' | 'outcome' | 'duration'>;

/** A task and the row it stands in. */
export interface TaskRow {
  readonly task: Task;
  readonly row: TableRow;
  readonly columns: TaskColumns;
}

export interface TaskReading {
  readonly rows: readonly TaskRow[];
  readonly problems: readonly Problem[];
}

const taskColumns = { task: /^tasks?(?:name)?$/, outcome: /^(?:outcomes?|results?)$/, duration: /^durations?$/ };

/** The columns of a task table, or `undefined` when the table is not one. */
export function findTaskColumns(source: MarkdownSource, table: TableBlock): TaskColumns | undefined {
  const columns = findColumns(source, table, taskColumns);
  return columns.task !== undefined && (columns.outcome ?? columns.duration) !== undefined ? columns : undefined;
}

/** Reads the tasks of all task tables, numbered through. A row without a task's name is no task. */
export function readTasks(source: MarkdownSource, tables: readonly TableBlock[]): TaskReading {
  const found = tables.flatMap((table) => {
    const columns = findTaskColumns(source, table);
    if (!columns) return [];
    return tableRows(source, table)
      .slice(1)
      .map((row) => readTask(source, row, columns));
  });
  const rows = found
    .filter(({ task }) => task.name.text !== '')
    .map((taskRow, index) => ({ ...taskRow, task: { ...taskRow.task, position: index + 1 } }));
  return { rows, problems: found.flatMap(({ task }) => taskProblems(task)) };
}

function readTask(source: MarkdownSource, row: TableRow, columns: TaskColumns): TaskRow {
  const name = onOneLine(cellAt(source, row, columns.task));
  const outcomeCell = cellAt(source, row, columns.outcome);
  const durationCell = cellAt(source, row, columns.duration);
  const { plannedMinutes, actualMinutes } = readDurationCell(durationCell.text, outcomeCell.text !== '');
  const outcome = parseOutcome(outcomeCell.text);
  const task = { position: 0, name, url: name.url, outcomeCell, durationCell, outcome, plannedMinutes, actualMinutes };
  return { task, row, columns };
}
