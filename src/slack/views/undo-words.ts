import type { RunEvent, TaskMark } from '../../domain/call/recording.js';
import { stillShows } from '../../domain/call/still-shows.js';
import { findNearest } from '../../domain/runbook/edit/find-nearest.js';
import type { TaskLine } from '../../domain/runbook/task-sheet.js';

/**
 * What an undo would take back, e.g. `Undo: Success of task 2`; `undefined` when there is nothing, or when somebody has
 * changed it by other means since.
 * @param marks those of the tasks, in the same order
 */
export function undoWords(
  last: RunEvent | undefined,
  tasks: readonly TaskLine[],
  marks: readonly TaskMark[],
): string | undefined {
  const task = last && taskOf(last, tasks, marks);
  if (!last || !task) return undefined;
  switch (last.kind) {
    case 'started':
      return task.outcome ? undefined : `Undo: start of task ${task.position}`;
    case 'settled':
      return stillShows(task, last) ? `Undo: ${last.result} of task ${task.position}` : undefined;
  }
}

/** The task of that name nearest to where it stood: rows may have been added since. */
function taskOf(
  { task: { name, position } }: RunEvent,
  tasks: readonly TaskLine[],
  marks: readonly TaskMark[],
): TaskLine | undefined {
  const marked = tasks.map((task, index) => ({ task, text: marks[index]?.name ?? '', position: task.position }));
  return findNearest(marked, { text: name, position }, (candidate) => candidate)?.task;
}
