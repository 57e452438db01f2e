import type { TaskTotals } from '../../call/recording/recording.js';
import { taskResults } from '../../runbook/runbook.js';
import { minutesText } from './format-task.js';
import { resultText } from './result-text.js';

/** How many tasks a call has. */
export function taskCount({ counts }: Pick<TaskTotals, 'counts'>): number {
  return recordedCount({ counts }) + counts.open;
}

/** How many of them have an outcome. */
export function recordedCount({ counts }: Pick<TaskTotals, 'counts'>): number {
  return taskResults.reduce((sum, result) => sum + counts[result], 0);
}

/** `2 succeeded, 1 failed`; empty when no task has an outcome. */
export function resultCounts({ counts }: Pick<TaskTotals, 'counts'>): string {
  return taskResults
    .filter((result) => counts[result] > 0)
    .map((result) => `${counts[result]} ${resultText[result]}`)
    .join(', ');
}

/** `2 of 4 tasks recorded: 1 succeeded, 1 failed`: in numbers, which may be told where tasks may not. */
export function formatProgress(totals: TaskTotals): string {
  const [all, settled] = [taskCount(totals), recordedCount(totals)];
  if (all === 0) return 'The runbook has no tasks';
  const words = `${settled} of ${all} ${all === 1 ? 'task' : 'tasks'} recorded`;
  return settled === 0 ? words : `${words}: ${resultCounts(totals)}`;
}

/** `2 succeeded, 1 partly done, 1 open`; empty without tasks. */
export function taskCounts(totals: Pick<TaskTotals, 'counts'>): string {
  const { open } = totals.counts;
  return [resultCounts(totals), open > 0 ? `${open} open` : ''].filter((part) => part !== '').join(', ');
}

/** `4 tasks: 2 succeeded, 1 partly done, 1 open.` */
export function formatCounts(totals: Pick<TaskTotals, 'counts'>): string {
  const all = taskCount(totals);
  if (all === 0) return 'The runbook has no tasks.';
  return `${all} ${all === 1 ? 'task' : 'tasks'}: ${taskCounts(totals)}.`;
}

/** `1h12m (planned 55m)`; empty where no duration is known. */
export function totalTime({ actualMinutes, plannedMinutes }: TaskTotals): string {
  return minutesText(actualMinutes, plannedMinutes);
}
