import type { Task } from '../runbook.js';
import type { SeenTask } from '../runbook-edit.js';
import { plainLines } from '../safe-text.js';
import { outcomeText } from '../seen-task.js';
import type { TaskChange } from './task-splices.js';

/** A change divided by whether its cells still allow it. */
export interface DividedChange {
  readonly allowed: TaskChange;
  /** The parts whose cells say something else by now; `undefined` when there are none. */
  readonly obsolete: TaskChange | undefined;
}

/**
 * Takes out of a change what would write over something that nobody had seen who decided on it.
 * @param earlier what other edits have changed of the task before this one
 */
export function divideChange(
  task: Task,
  earlier: TaskChange | undefined,
  change: TaskChange,
  seen: SeenTask | undefined,
): DividedChange {
  if (!seen) return { allowed: change, obsolete: undefined };
  const { outcome, actualMinutes } = change;
  const nowOutcome =
    earlier?.outcome === undefined ? outcomeText(task.outcome, task.outcomeCell.text) : written(earlier.outcome);
  const nowMinutes = earlier?.actualMinutes === undefined ? (task.actualMinutes ?? null) : earlier.actualMinutes;
  const keepsOutcome = outcome !== undefined && isTaken(nowOutcome, seen.outcome, written(outcome), '');
  const keepsMinutes = actualMinutes !== undefined && isTaken(nowMinutes, seen.actualMinutes, actualMinutes, null);
  const obsolete = {
    ...(keepsOutcome ? { outcome } : {}),
    ...(keepsMinutes ? { actualMinutes } : {}),
  };
  return {
    allowed: {
      ...(outcome === undefined || keepsOutcome ? {} : { outcome }),
      ...(actualMinutes === undefined || keepsMinutes ? {} : { actualMinutes }),
    },
    obsolete: keepsOutcome || keepsMinutes ? obsolete : undefined,
  };
}

/** Whether a place says neither what was seen nor what is wanted, and is not empty. */
export function isTaken<Value>(now: Value, seen: Value, wanted: Value, empty: Value): boolean {
  return now !== empty && now !== seen && now !== wanted;
}

/** An outcome as it will be read back. */
function written(outcome: TaskChange['outcome']): string {
  if (!outcome) return '';
  return outcomeText({ ...outcome, note: plainLines(outcome.note ?? '').join('\n') || undefined });
}
