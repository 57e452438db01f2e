import type { TaskList } from '../../runbook/task-list.js';
import {
  type OutcomesDraft,
  prefilled,
  type ShownTask,
  shownTask,
  type TypedTask,
  tasksAPage,
} from './outcomes-draft.js';
import { pairRows } from './pair-rows.js';
import type { TaskEntry } from './task-changes.js';

/**
 * The draft made of the tasks as they are now, after somebody else has recorded something else for the same tasks. What
 * was typed stays in the fields, and the tasks that both have changed are marked; the page is that of the first of them.
 * What was typed for tasks that are gone is not in it: see `goneText`.
 */
export function afterConflict(
  draft: OutcomesDraft,
  taskList: Pick<TaskList, 'tasks'>,
  conflicts: readonly { readonly theirs: Pick<TaskEntry, 'position'> }[],
): OutcomesDraft {
  const contested = new Set(conflicts.map(({ theirs }) => theirs.position));
  const tasks = taskList.tasks
    .map(shownTask)
    .map((task) => (contested.has(task.position) ? { ...task, isContested: true } : task));
  const first = Math.max(
    tasks.findIndex(({ isContested }) => isContested),
    0,
  );
  const page = Math.floor(first / tasksAPage);
  return { ...draft, tasks, typed: carriedOver(draft, tasks), page, visits: draft.visits + 1 };
}

/** What differs from what was shown is what the person wants; everything else is as it stands now. */
function carriedOver(draft: OutcomesDraft, tasks: readonly ShownTask[]): OutcomesDraft['typed'] {
  const now = pairRows(draft.tasks, tasks);
  const placeOf = new Map(tasks.map((task, place) => [task, place]));
  const carried = draft.tasks.flatMap((before, place) => {
    const typed = draft.typed[String(place)];
    const after = now.get(before);
    const newPlace = after && placeOf.get(after);
    if (!typed || !after || newPlace === undefined) return [];
    return [[String(newPlace), merged(typed, prefilled(before), prefilled(after))] as const];
  });
  return Object.fromEntries(carried);
}

/** A result and its note belong together: they stand in one cell. */
function merged(typed: TypedTask, before: TypedTask, after: TypedTask): TypedTask {
  const hasOutcome = typed.result !== before.result || typed.note.trim() !== before.note.trim();
  const hasDuration = typed.duration.trim() !== before.duration;
  const { result, note } = hasOutcome ? typed : after;
  return { result, note, duration: hasDuration ? typed.duration : after.duration };
}

/** What the modal says first after a conflict. */
export function formatConflict(count: number): string {
  const tasks = count === 1 ? 'one of your tasks' : `${count} of your tasks`;
  return `Not recorded yet: someone else changed ${tasks}. Check the marked tasks, then record again.`;
}
