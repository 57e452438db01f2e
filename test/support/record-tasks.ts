import type { RunbookEdit } from '../../src/runbook/runbook-edit.js';
import type { TaskLine } from '../../src/runbook/task-list.js';

/** The tasks with edits carried out that name them by their position: as they are read back from the issue. */
export function recordTasks(tasks: readonly TaskLine[], edits: readonly RunbookEdit[]): readonly TaskLine[] {
  return edits.reduce(recordTask, tasks);
}

function recordTask(tasks: readonly TaskLine[], edit: RunbookEdit): readonly TaskLine[] {
  if (edit.kind !== 'record-task') throw new Error(`Not the record of a task: ${edit.kind}`);
  return tasks.map((task) => {
    if (task.position !== edit.task.position || task.name !== edit.task.name) return task;
    return {
      ...task,
      ...(edit.outcome === undefined ? {} : { outcome: edit.outcome ?? undefined }),
      ...(edit.actualMinutes === undefined ? {} : { actualMinutes: edit.actualMinutes ?? undefined }),
    };
  });
}
