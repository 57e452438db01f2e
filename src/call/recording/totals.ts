import type { TaskLine } from '../../runbook/task-list.js';
import type { OverallResult, TaskTotals } from './recording.js';

/** The tasks in numbers. A task without an outcome is open. */
export function totalsOf(tasks: readonly TaskLine[]): TaskTotals {
  const counts = { Success: 0, Partial: 0, Failed: 0, Skipped: 0, open: 0 };
  for (const { outcome } of tasks) counts[outcome?.result ?? 'open'] += 1;
  return {
    counts,
    actualMinutes: sum(tasks.map(({ actualMinutes }) => actualMinutes)),
    plannedMinutes: sum(tasks.map(({ plannedMinutes }) => plannedMinutes)),
  };
}

/**
 * How the call seems to have ended. All that was done succeeded: `Success`, unless something is open. Something failed and
 * nothing came of the rest: `Failed`. Else `Partial`.
 */
export function proposeResult({ counts }: TaskTotals): OverallResult {
  const { Success, Partial, Failed, Skipped, open } = counts;
  if (Failed > 0 && Success + Partial === 0) return 'Failed';
  const isAllDone = Partial + Failed + open === 0 && Success + Skipped > 0;
  return isAllDone ? 'Success' : 'Partial';
}

function sum(minutes: readonly (number | undefined)[]): number | undefined {
  const known = minutes.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, each) => total + each, 0);
}
