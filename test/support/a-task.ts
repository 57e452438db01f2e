import type { TaskLine, TaskList } from '../../src/runbook/task-list.js';

/** A task that nobody has recorded anything of. */
export function aTask(position: number, name: string, parts: Partial<TaskLine> = {}): TaskLine {
  return {
    position,
    name,
    url: undefined,
    outcome: undefined,
    oddOutcome: undefined,
    plannedMinutes: undefined,
    actualMinutes: undefined,
    ...parts,
  };
}

export function aTaskList(tasks: readonly TaskLine[]): TaskList {
  return {
    tasks,
    taskCount: tasks.length,
    rollbackPlan: undefined,
    openItems: [],
    meetingUrl: undefined,
    postCallItem: undefined,
  };
}
