import { proposeResult, totalsOf } from '../../../src/call/recording/totals.js';
import type { TaskResult } from '../../../src/runbook/runbook.js';
import { aTask } from '../../support/a-task.js';

const outcomeOf = (result: TaskResult) => ({ outcome: { result, note: undefined } });

test('a task counts by its outcome, and as open without one, whatever its cell says', () => {
  const tasks = [
    aTask(1, 'A', outcomeOf('Success')),
    aTask(2, 'B', outcomeOf('Success')),
    aTask(3, 'C', outcomeOf('Skipped')),
    aTask(4, 'D'),
    aTask(5, 'E', { oddOutcome: 'see the log' }),
  ];

  expect(totalsOf(tasks).counts).toEqual({ Success: 2, Partial: 0, Failed: 0, Skipped: 1, open: 2 });
});

test('durations add up, those that are missing aside', () => {
  const tasks = [
    aTask(1, 'A', { plannedMinutes: 10, actualMinutes: 12 }),
    aTask(2, 'B', { plannedMinutes: 30 }),
    aTask(3, 'C', { actualMinutes: 0 }),
  ];

  expect(totalsOf(tasks)).toMatchObject({ plannedMinutes: 40, actualMinutes: 12 });
});

test('no durations are no total, which is something else than zero minutes', () => {
  expect(totalsOf([aTask(1, 'A')])).toMatchObject({ plannedMinutes: undefined, actualMinutes: undefined });
  expect(totalsOf([aTask(1, 'A', { actualMinutes: 0 })])).toMatchObject({ actualMinutes: 0 });
});

const all = ['Success', 'Partial', 'Failed', 'Skipped', 'open'] as const;

test.each([
  ['everything succeeded', [2, 0, 0, 0, 0], 'Success'],
  ['what was not skipped succeeded', [2, 0, 0, 1, 0], 'Success'],
  ['everything was skipped', [0, 0, 0, 3, 0], 'Success'],
  ['one failed among successes', [2, 0, 1, 0, 0], 'Partial'],
  ['one was partial', [2, 1, 0, 0, 0], 'Partial'],
  ['some failed and some were partial', [0, 1, 2, 0, 0], 'Partial'],
  ['everything failed', [0, 0, 3, 0, 0], 'Failed'],
  ['the first failed and the rest was skipped', [0, 0, 1, 4, 0], 'Failed'],
  ['the first failed and the rest is open', [0, 0, 1, 0, 4], 'Failed'],
  ['something is open', [2, 0, 0, 0, 1], 'Partial'],
  ['nothing is settled', [0, 0, 0, 0, 3], 'Partial'],
  ['there are no tasks', [0, 0, 0, 0, 0], 'Partial'],
] as const)('when %s, the proposal for %j is %s', (_case, numbers, proposal) => {
  const counts = { Success: 0, Partial: 0, Failed: 0, Skipped: 0, open: 0 };
  all.forEach((kind, index) => {
    counts[kind] = numbers[index] ?? 0;
  });

  expect(proposeResult({ counts, actualMinutes: undefined, plannedMinutes: undefined })).toBe(proposal);
});
