import type { TaskTotals } from '../../domain/call/recording.js';
import { taskResults } from '../../domain/runbook/runbook.js';
import { minutesWords } from './task-words.js';

/** How many tasks a call has. */
export function taskCount({ counts }: Pick<TaskTotals, 'counts'>): number {
  return settledCount({ counts }) + counts.open;
}

/** How many of them have an outcome. */
export function settledCount({ counts }: Pick<TaskTotals, 'counts'>): number {
  return taskResults.reduce((sum, result) => sum + counts[result], 0);
}

/** `2 Success, 1 Failed`; empty when no task has an outcome. */
export function resultCounts({ counts }: Pick<TaskTotals, 'counts'>): string {
  return taskResults
    .filter((result) => counts[result] > 0)
    .map((result) => `${counts[result]} ${result}`)
    .join(', ');
}

/** `2 of 4 tasks settled: 1 Success, 1 Failed`, `1 task, settled`… in numbers that may be told where tasks may not. */
export function progressWords(totals: TaskTotals): string {
  const [all, settled] = [taskCount(totals), settledCount(totals)];
  if (all === 0) return 'The runbook has no tasks';
  const words = `${settled} of ${all} ${all === 1 ? 'task' : 'tasks'} settled`;
  return settled === 0 ? words : `${words}: ${resultCounts(totals)}`;
}

/** `1h12m (planned 55m)`; empty where no duration is known. */
export function totalTime({ actualMinutes, plannedMinutes }: TaskTotals): string {
  return minutesWords(actualMinutes, plannedMinutes);
}
