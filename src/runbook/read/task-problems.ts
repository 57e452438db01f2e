import { readDurationCell } from '../duration-cell.js';
import type { Problem } from '../problem.js';
import { type Task, taskResults } from '../runbook.js';
import { readOutcome, saysOutcome } from '../task-outcome.js';

/** What is odd about one row of a task table. */
export function taskProblems(task: Task): readonly Problem[] {
  return [namelessTask(task), unknownOutcome(task), unreadableDuration(task)].filter(
    (problem) => problem !== undefined,
  );
}

function namelessTask({ name, outcomeCell, durationCell }: Task): Problem | undefined {
  if (name.text !== '' || outcomeCell.text + durationCell.text === '') return undefined;
  return {
    severity: 'warning',
    code: 'task-without-name',
    line: name.line,
    isLineShown: true,
    found: `The row with “${outcomeCell.text || durationCell.text}” names no task, so it isn’t counted.`,
    fix: 'Name the task, or remove the row.',
  };
}

function unknownOutcome({ outcomeCell, outcome }: Task): Problem | undefined {
  if (outcomeCell.text === '' || outcome) return undefined;
  const isUnclear = readOutcome(outcomeCell.text).kind === 'unclear';
  return {
    severity: 'warning',
    code: isUnclear ? 'unclear-outcome' : 'unknown-outcome',
    line: outcomeCell.line,
    isLineShown: true,
    found: `“${outcomeCell.text}” ${isUnclear ? 'can mean more than one outcome' : 'isn’t an outcome'}.`,
    fix: isUnclear
      ? `Keep one of ${taskResults.join(', ')}, or empty the cell. It counts as empty until then.`
      : `Begin with ${taskResults.join(', ')}; a note may follow, e.g. “Failed: 3 users not found”.`,
  };
}

function unreadableDuration({ outcome, outcomeCell, durationCell }: Task): Problem | undefined {
  if (durationCell.text === '') return undefined;
  const read = readDurationCell(durationCell.text, outcome !== undefined || saysOutcome(outcomeCell.text));
  const unreadable = [
    read.plannedMinutes === undefined ? read.plan : undefined,
    read.actualMinutes === undefined ? read.actual : undefined,
  ].find((text) => text !== undefined);
  if (unreadable === undefined) return undefined;
  return {
    severity: 'warning',
    code: 'unreadable-duration',
    line: durationCell.line,
    isLineShown: true,
    found: `“${unreadable}” isn’t a duration.`,
    fix: 'Write hours and minutes, e.g. 10m or 1h15m.',
  };
}
