import type { RunbookEdit } from '../runbook/runbook-edit.js';
import type { TaskLine } from '../runbook/task-sheet.js';
import { type Fingerprint, taskMarked } from './marks.js';
import type { RunEvent } from './recording.js';

/**
 * The clicks that still tell the truth once somebody writes these outcomes by hand. Those on a task that is written are
 * not among them, so that no Undo takes away what a person wrote; a task of which only the duration is written runs on.
 * @param tasks the tasks that the edits are about, as they stand before
 */
export function keepTrueEvents(
  events: readonly RunEvent[],
  edits: readonly RunbookEdit[],
  tasks: readonly TaskLine[],
  fingerprint: Fingerprint,
): readonly RunEvent[] {
  return events.filter((event, place) => {
    const task = taskMarked(tasks, event.task, fingerprint);
    const edit = edits.find((each) => each.kind === 'record-task' && each.task.position === task?.position);
    const isRunning = event.kind === 'started' && place === events.length - 1;
    return !edit || (isRunning && !writesOutcome(edit));
  });
}

function writesOutcome(edit: RunbookEdit): boolean {
  return edit.kind === 'record-task' && edit.outcome !== undefined;
}
