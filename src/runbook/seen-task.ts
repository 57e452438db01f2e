import type { TaskOutcome } from './runbook.js';
import type { SeenTask } from './runbook-edit.js';
import type { TaskLine } from './task-list.js';

/** What a task says when somebody decides on an edit of it. */
export function seenOf({ outcome, oddOutcome, actualMinutes }: TaskLine): SeenTask {
  return { outcome: outcomeText(outcome, oddOutcome), actualMinutes: actualMinutes ?? null };
}

/**
 * An outcome as it is compared, however its cell is written: `Failed: 3 users not found`.
 * @param odd what the cell says when that is no outcome
 */
export function outcomeText(outcome: TaskOutcome | null | undefined, odd = ''): string {
  if (!outcome) return odd;
  return outcome.note === undefined ? outcome.result : `${outcome.result}: ${outcome.note}`;
}
