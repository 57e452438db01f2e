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

/** `2 of 4 tasks settled: 1 Success, 1 Failed`: in numbers, which may be told where tasks may not. */
export function progressWords(totals: TaskTotals): string {
  const [all, settled] = [taskCount(totals), settledCount(totals)];
  if (all === 0) return 'The runbook has no tasks';
  const words = `${settled} of ${all} ${all === 1 ? 'task' : 'tasks'} settled`;
  return settled === 0 ? words : `${words}: ${resultCounts(totals)}`;
}

/** `4 tasks: 2 Success, 1 Partial, 1 without an outcome.` */
export function countsWords(totals: Pick<TaskTotals, 'counts'>): string {
  const all = taskCount(totals);
  if (all === 0) return 'The runbook has no tasks.';
  const { open } = totals.counts;
  const parts = [resultCounts(totals), open > 0 ? `${open} without an outcome` : ''].filter((part) => part !== '');
  return `${all} ${all === 1 ? 'task' : 'tasks'}: ${parts.join(', ')}.`;
}

/** `1h12m (planned 55m)`; empty where no duration is known. */
export function totalTime({ actualMinutes, plannedMinutes }: TaskTotals): string {
  return minutesWords(actualMinutes, plannedMinutes);
}
