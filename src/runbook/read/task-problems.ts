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
    found: `"${outcomeCell.text || durationCell.text}" in a row that names no task`,
    expected: 'the name of the task in the first column',
    fix: 'Name the task, or remove the row. A row without a name is not counted as a task.',
  };
}

function unknownOutcome({ outcomeCell, outcome }: Task): Problem | undefined {
  if (outcomeCell.text === '' || outcome) return undefined;
  const isUnclear = readOutcome(outcomeCell.text).kind === 'unclear';
  return {
    severity: 'warning',
    code: isUnclear ? 'unclear-outcome' : 'unknown-outcome',
    line: outcomeCell.line,
    found: `the outcome "${outcomeCell.text}"`,
    expected: `an empty cell or one of ${taskResults.join(', ')}`,
    fix: isUnclear
      ? 'Leave one result, or empty the cell. It counts as empty until then.'
      : 'Begin the cell with one of these words; a note may follow, as in `Failed: 3 users not found`.',
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
    found: `the duration "${unreadable}"`,
    expected: 'hours and minutes, such as `10m` or `1h15m`',
    fix: 'Write the duration in that form, in whole minutes.',
  };
}
