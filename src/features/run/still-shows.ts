import type { RunEvent } from '../../call/recording/recording.js';
import type { TaskLine } from '../../runbook/task-list.js';

/**
 * Whether a task says what a click recorded of it, and nothing that somebody has added: then the click can be undone. A
 * duration may be missing: not every table has a place for it.
 */
export function stillShows(
  { outcome, actualMinutes }: TaskLine,
  { result, minutes }: Extract<RunEvent, { kind: 'settled' }>,
): boolean {
  if (outcome?.result !== result || outcome.note !== undefined) return false;
  return minutes === undefined || actualMinutes === undefined || actualMinutes === minutes;
}
