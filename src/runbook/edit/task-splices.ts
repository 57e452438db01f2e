import { formatMinutes } from '../duration.js';
import { type DurationCell, formatDurationCell, readDurationCell } from '../duration-cell.js';
import type { TaskRow } from '../read/read-tasks.js';
import type { Task, TaskOutcome } from '../runbook.js';
import { plainLines, safeInline } from '../safe-text.js';
import { saysOutcome } from '../task-outcome.js';
import { rowSplices } from './row-splices.js';
import type { Splice } from './splice.js';

/** What is recorded of a task; absent parts stay as they are, and `null` empties them. */
export interface TaskChange {
  readonly outcome?: TaskOutcome | null;
  readonly actualMinutes?: number | null;
}

/** The splices that record a change in the cells of the task's row. A part whose column the table lacks has no place. */
export function taskSplices(source: string, { task, row, columns }: TaskRow, change: TaskChange): readonly Splice[] {
  const cells = new Map<number, string>();
  const outcome = newOutcome(task, change);
  const duration = newDuration(task, columns.outcome === undefined ? { ...change, outcome: null } : change);
  if (outcome !== undefined && columns.outcome !== undefined) cells.set(columns.outcome, outcome);
  if (duration !== undefined && columns.duration !== undefined) cells.set(columns.duration, duration);
  return cells.size === 0 ? [] : rowSplices(source, row, cells);
}

/**
 * The parts of a change for which the task's table has no column, or `undefined` when none is left over: what should be
 * empty needs no column.
 */
export function unplacedPart({ columns }: TaskRow, { outcome, actualMinutes }: TaskChange): TaskChange | undefined {
  const part = {
    ...(outcome && columns.outcome === undefined ? { outcome } : {}),
    ...(typeof actualMinutes === 'number' && columns.duration === undefined ? { actualMinutes } : {}),
  };
  return Object.keys(part).length === 0 ? undefined : part;
}

function newOutcome(task: Task, { outcome }: TaskChange): string | undefined {
  if (outcome === undefined) return undefined;
  if (outcome === null) return task.outcomeCell.text === '' ? undefined : '';
  const note = plainLines(outcome.note ?? '').join('\n') || undefined;
  if (task.outcome?.result === outcome.result && task.outcome.note === note) return undefined;
  return note === undefined ? outcome.result : `${outcome.result}: ${safeInline(note)}`;
}

/**
 * The Duration cell's new text. The plan stays in it: a bare duration means something else once there is an outcome. When
 * the outcome is taken back and nothing but the plan is left, the plan is bare again, though it could be read as it is.
 */
function newDuration({ durationCell, outcomeCell }: Task, change: TaskChange): string | undefined {
  const hadOutcome = saysOutcome(outcomeCell.text);
  const hasOutcome = change.outcome === undefined ? hadOutcome : change.outcome !== null;
  const before = readDurationCell(durationCell.text, hadOutcome);
  const actual = newActual(before, change.actualMinutes);
  const saysSo = readDurationCell(durationCell.text, hasOutcome);
  const isPlanAgain = hadOutcome && !hasOutcome && actual === undefined;
  if (saysSo.plan === before.plan && saysSo.actual === actual && !isPlanAgain) return undefined;
  const cell = formatDurationCell(before.plan, actual, hasOutcome);
  return cell === durationCell.text ? undefined : safeInline(cell);
}

/** As it was written, when it says these minutes already. */
function newActual(before: DurationCell, minutes: number | null | undefined): string | undefined {
  if (minutes === undefined || minutes === before.actualMinutes) return before.actual;
  return minutes === null ? undefined : formatMinutes(minutes);
}
