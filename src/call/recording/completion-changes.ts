import type { CompletionChange } from '../jobs/job.js';
import type { Completion, TaskTotals } from './recording.js';

/**
 * What is told of a corrected completion; empty when nothing in it is different.
 * @param changedTasks how many tasks were corrected with it
 */
export function completionChanges(
  before: Completion,
  after: Completion,
  changedTasks: number,
): readonly CompletionChange[] {
  const tasks = Math.max(changedTasks, countMoved(before.totals, after.totals));
  const changes: readonly (CompletionChange | undefined)[] = [
    before.result === after.result ? undefined : { kind: 'result', from: before.result, to: after.result },
    before.currentState === after.currentState ? undefined : { kind: 'current-state' },
    saysTheSame(before.followUps, after.followUps) ? undefined : { kind: 'follow-ups' },
    before.whyOpen === after.whyOpen ? undefined : { kind: 'reason' },
    tasks === 0 ? undefined : { kind: 'tasks', count: tasks },
    totalTime(before.totals.actualMinutes, after.totals.actualMinutes),
  ];
  return changes.filter((change) => change !== undefined);
}

/** Outcomes that somebody has written into the issue since count as well: the summary's numbers change with them. */
function countMoved({ counts: before }: TaskTotals, { counts: after }: TaskTotals): number {
  const differences = (['Success', 'Partial', 'Failed', 'Skipped', 'open'] as const).map(
    (kind) => after[kind] - before[kind],
  );
  const more = differences.reduce((total, each) => total + Math.max(0, each), 0);
  const fewer = differences.reduce((total, each) => total + Math.max(0, -each), 0);
  return Math.max(more, fewer);
}

function totalTime(from: number | undefined, to: number | undefined): CompletionChange | undefined {
  return from === to ? undefined : { kind: 'total-time', from, to };
}

function saysTheSame(before: Completion['followUps'], after: Completion['followUps']): boolean {
  if (before.length !== after.length) return false;
  return before.every((followUp, index) => {
    const other = after[index];
    return (
      other !== undefined &&
      followUp.what === other.what &&
      followUp.by === other.by &&
      followUp.links.length === other.links.length &&
      followUp.links.every((link, place) => link === other.links[place])
    );
  });
}
