import { readDurationCell } from '../duration-cell.js';
import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { TableBlock } from '../markdown/read-blocks.js';
import { cellAt, onOneLine, type TableRow, tableRows } from '../markdown/table-rows.js';
import type { Problem } from '../problem.js';
import type { Task } from '../runbook.js';
import { parseOutcome, saysOutcome } from '../task-outcome.js';
import { type Columns, findColumns } from './find-columns.js';
import { defectOf, defectProblem, type RowDefect } from './row-defects.js';
import { withoutSplitCode } from './split-code.js';
import { isStruckOut, isStruckRow } from './struck-out.js';
import { taskProblems } from './task-problems.js';

export type TaskColumns = Columns<'task' | 'outcome' | 'duration' | 'planned'>;

/** A task and the row it stands in. */
export interface TaskRow {
  readonly task: Task;
  readonly row: TableRow;
  readonly columns: TaskColumns;
  /** Why nothing may be written into the row: it would destroy text, or the table. */
  readonly defect: RowDefect | undefined;
}

export interface TaskReading {
  readonly rows: readonly TaskRow[];
  readonly problems: readonly Problem[];
}

const taskColumns = {
  task: /^tasks?(?:name)?$/,
  outcome: /^(?:outcomes?|results?)$/,
  duration: /^(?:actual)?durations?$/,
  planned:
    /^(?:plan|planned|estimates?|estimated|(?:planned|estimated|expected)(?:durations?|time|minutes)|durationplanned|durationestimate)$/,
};

/** The columns of a task table, or `undefined` when the table is not one. */
export function findTaskColumns(source: MarkdownSource, table: TableBlock): TaskColumns | undefined {
  const columns = findColumns(source, table, taskColumns);
  return columns.task !== undefined && (columns.outcome ?? columns.duration ?? columns.planned) !== undefined
    ? columns
    : undefined;
}

/** Reads the tasks of all task tables, numbered through. A row without a task's name is no task. */
export function readTasks(source: MarkdownSource, tables: readonly TableBlock[]): TaskReading {
  const found = tables.flatMap((table) => {
    const columns = findTaskColumns(source, table);
    if (!columns) return [];
    const [header, ...rows] = tableRows(source, table);
    return rows
      .filter((row) => !isStruckRow(source, row))
      .map((row) => readTask(source, row, columns, defectOf(source, row, header)))
      .filter(({ task }) => !isStruckOut(task.name));
  });
  const rows = found
    .filter(({ task }) => task.name.text !== '')
    .map((taskRow, index) => ({ ...taskRow, task: { ...taskRow.task, position: index + 1 } }));
  return {
    rows,
    problems: found.flatMap(({ task, defect }) => [
      ...(defect ? [defectProblem(task.name.line, defect)] : []),
      ...taskProblems(task),
    ]),
  };
}

function readTask(
  source: MarkdownSource,
  written: TableRow,
  columns: TaskColumns,
  defect: RowDefect | undefined,
): TaskRow {
  const row = defect === 'too many cells' ? withoutSplitCode(source, written) : written;
  const name = onOneLine(cellAt(source, row, columns.task));
  const outcomeCell = cellAt(source, row, columns.outcome);
  const durationCell = cellAt(source, row, columns.duration);
  const planned =
    columns.planned === undefined ? undefined : readDurationCell(cellAt(source, row, columns.planned).text, false);
  const outcome = parseOutcome(outcomeCell.text);
  const duration = readDurationCell(durationCell.text, outcome !== undefined || saysOutcome(outcomeCell.text));
  const plannedMinutes = planned?.plannedMinutes ?? duration.plannedMinutes;
  const { actualMinutes } = duration;
  const task = { position: 0, name, url: name.url, outcomeCell, durationCell, outcome, plannedMinutes, actualMinutes };
  return { task, row, columns, defect };
}
