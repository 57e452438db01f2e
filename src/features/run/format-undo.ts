import type { RunEvent, TaskFingerprint } from '../../call/recording/recording.js';
import { findNearest } from '../../runbook/edit/find-nearest.js';
import type { TaskLine } from '../../runbook/task-list.js';
import { stillShows } from './still-shows.js';

/**
 * What an undo would take back, e.g. `Undo: Success of task 2`; `undefined` when there is nothing, or when somebody has
 * changed it by other means since.
 * @param marks those of the tasks, in the same order
 */
export function formatUndo(
  last: RunEvent | undefined,
  tasks: readonly TaskLine[],
  fingerprints: readonly TaskFingerprint[],
): string | undefined {
  const task = last && taskOf(last, tasks, fingerprints);
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
  fingerprints: readonly TaskFingerprint[],
): TaskLine | undefined {
  const marked = tasks.map((task, index) => ({ task, text: fingerprints[index]?.name ?? '', position: task.position }));
  return findNearest(marked, { text: name, position }, (candidate) => candidate)?.task;
}
