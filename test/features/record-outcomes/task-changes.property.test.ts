import fc from 'fast-check';
import { entryOf, type TaskEntry, taskChanges } from '../../../src/features/record-outcomes/task-changes.js';
import { taskResults } from '../../../src/runbook/runbook.js';
import type { TaskLine } from '../../../src/runbook/task-list.js';
import { aTask } from '../../support/a-task.js';
import { recordTasks } from '../../support/record-tasks.js';

const anyResult = fc.constantFrom(undefined, ...taskResults);
const anyMinutes = fc.constantFrom(undefined, 0, 5, 12);
const anyNote = fc.constantFrom(undefined, 'no rights', '3 users not found');

const anyCells = fc.record({ result: anyResult, minutes: anyMinutes, note: anyNote });
type AnyCells = Pick<TaskEntry, 'result' | 'minutes' | 'note'>;

/** Six tasks at most, each name once, as the issue says them when a modal is opened. */
const anyTasks = fc
  .array(anyCells, { maxLength: 6 })
  .map((rows) => rows.map((cells, index) => taskOf(index + 1, `Task ${index + 1}`, cells)));

/** What another person makes of the table meanwhile: rows recorded, removed, and one put in front. */
const anyMeddling = fc.record({
  recorded: fc.dictionary(fc.constantFrom('Task 1', 'Task 2', 'Task 3'), anyCells),
  removed: fc.subarray(['Task 1', 'Task 4']),
  isRowInserted: fc.boolean(),
});

const anyTyping = fc.dictionary(fc.constantFrom('Task 1', 'Task 2', 'Task 3', 'Task 4'), anyCells);

test('each cell ends as I typed it if I changed it and nobody else did, and else as they left it', () => {
  everyCase(({ shown, typed, current, changes }) => {
    const result = recordTasks(current, changes.edits);

    for (const [index, task] of result.entries()) {
      const theirs = current[index] ?? task;
      const [seen, mine] = [shown, typed].map((entries) => entries.find(({ name }) => name === task.name));
      const expected = (cell: (entry: TaskEntry) => unknown) =>
        seen && mine && cell(mine) !== cell(seen) && cell(seen) === cell(entryOf(theirs))
          ? cell(mine)
          : cell(entryOf(theirs));
      expect(outcomeCell(entryOf(task))).toBe(expected(outcomeCell));
      expect(task.actualMinutes).toBe(expected(({ minutes }) => minutes));
    }
  });
});

test('whatever I changed is either in the issue now, or reported as gone or in conflict', () => {
  everyCase(({ shown, typed, current, changes }) => {
    const result = recordTasks(current, changes.edits);

    for (const mine of typed.filter((entry, index) => isDifferent(entry, shown[index]))) {
      const now = result.find(({ name }) => name === mine.name);
      const isReported = [...changes.gone, ...changes.conflicts.map((conflict) => conflict.mine)].includes(mine);
      const isThere = now !== undefined && isSameWhereChanged(mine, shown[mine.position - 1], entryOf(now));
      expect([isReported, isThere]).toContain(true);
      expect(changes.gone.includes(mine)).toBe(now === undefined);
    }
  });
});

test('said again of the table as it is then, nothing is left to do', () => {
  everyCase(({ shown, typed, current, changes }) => {
    const again = taskChanges(shown, typed, recordTasks(current, changes.edits));

    expect(again).toEqual({ ...changes, edits: [], count: 0, conflicts: again.conflicts });
    expect(again.conflicts.map(({ mine }) => mine)).toEqual(changes.conflicts.map(({ mine }) => mine));
  });
});

interface Case {
  readonly shown: readonly TaskEntry[];
  readonly typed: readonly TaskEntry[];
  readonly current: readonly TaskLine[];
  readonly changes: ReturnType<typeof taskChanges>;
}

function everyCase(check: (each: Case) => void): void {
  fc.assert(
    fc.property(anyTasks, anyTyping, anyMeddling, (tasks, typing, { recorded, removed, isRowInserted }) => {
      const shown = tasks.map(entryOf);
      const typed = shown.map((entry) => ({ ...entry, ...typing[entry.name] }));
      const kept = tasks
        .filter(({ name }) => !removed.includes(name))
        .map((task) => ({ ...task, ...cellsOf(recorded[task.name]) }));
      const rows = isRowInserted ? [aTask(0, 'Tell the customer'), ...kept] : kept;
      const current = rows.map((task, index) => ({ ...task, position: index + 1 }));
      check({ shown, typed, current, changes: taskChanges(shown, typed, current) });
    }),
    { numRuns: 500 },
  );
}

function taskOf(position: number, name: string, cells: AnyCells): TaskLine {
  return aTask(position, name, cellsOf(cells));
}

function cellsOf(cells: AnyCells | undefined): Partial<TaskLine> {
  if (!cells) return {};
  const { result, minutes, note } = cells;
  return { outcome: result && { result, note }, actualMinutes: minutes };
}

function outcomeCell({ result, note }: TaskEntry): string {
  return result === undefined ? '' : `${result}: ${note}`;
}

function isDifferent(a: TaskEntry, b: TaskEntry | undefined): boolean {
  return b === undefined || outcomeCell(a) !== outcomeCell(b) || a.minutes !== b.minutes;
}

/** Whether `now` says what was typed in the cells that were changed. */
function isSameWhereChanged(typed: TaskEntry, shown: TaskEntry | undefined, now: TaskEntry): boolean {
  const isOutcomeKept = shown !== undefined && outcomeCell(typed) === outcomeCell(shown);
  const isDurationKept = shown !== undefined && typed.minutes === shown.minutes;
  return (
    (isOutcomeKept || outcomeCell(typed) === outcomeCell(now)) && (isDurationKept || typed.minutes === now.minutes)
  );
}
