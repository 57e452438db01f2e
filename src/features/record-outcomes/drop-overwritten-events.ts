import type { RunEvent } from '../../call/recording/recording.js';
import { type Fingerprint, findMarked } from '../../call/recording/task-fingerprints.js';
import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import type { TaskLine } from '../../runbook/task-list.js';

/**
 * The clicks that still tell the truth once somebody writes these outcomes by hand. Those on a task that is written are
 * not among them, so that no Undo takes away what a person wrote; a task of which only the duration is written runs on.
 * @param tasks the tasks that the edits are about, as they stand before
 */
export function dropOverwrittenEvents(
  events: readonly RunEvent[],
  edits: readonly RunbookEdit[],
  tasks: readonly TaskLine[],
  fingerprint: Fingerprint,
): readonly RunEvent[] {
  const taskOf = findMarked(tasks, fingerprint);
  const editOf = byPosition(edits);
  return events.filter((event, place) => {
    const task = taskOf(event.task);
    const edit = task && editOf.get(task.position);
    const isRunning = event.kind === 'started' && place === events.length - 1;
    return !edit || (isRunning && !writesOutcome(edit));
  });
}

type TaskEdit = Extract<RunbookEdit, { kind: 'record-task' }>;

/** The first of each task. */
function byPosition(edits: readonly RunbookEdit[]): ReadonlyMap<number, TaskEdit> {
  const first = new Map<number, TaskEdit>();
  for (const edit of edits)
    if (edit.kind === 'record-task' && !first.has(edit.task.position)) first.set(edit.task.position, edit);
  return first;
}

function writesOutcome({ outcome }: TaskEdit): boolean {
  return outcome !== undefined;
}
