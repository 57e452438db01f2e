import { isMarked } from '../../domain/call/marks.js';
import type { RunEvent, TaskMark } from '../../domain/call/recording.js';
import type { TaskLine } from '../../domain/runbook/task-sheet.js';

/**
 * What an undo would take back, e.g. `Undo: Success of task 2`; `undefined` when there is nothing, or when somebody has
 * changed it by other means since.
 */
export function undoWords(
  last: RunEvent | undefined,
  tasks: readonly TaskLine[],
  marks: readonly TaskMark[],
): string | undefined {
  if (!last) return undefined;
  const task = tasks[marks.findIndex((mark) => isMarked(mark, last.task))];
  if (!task) return undefined;
  switch (last.kind) {
    case 'started':
      return task.outcome ? undefined : `Undo: start of task ${task.position}`;
    case 'settled':
      return task.outcome?.result === last.result ? `Undo: ${last.result} of task ${task.position}` : undefined;
  }
}
