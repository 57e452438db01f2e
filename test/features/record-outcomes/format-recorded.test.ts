import { formatRecorded } from '../../../src/features/record-outcomes/format-recorded.js';
import type { TaskEntry } from '../../../src/features/record-outcomes/task-changes.js';

const gone: TaskEntry = { position: 3, name: 'Review users', result: 'Failed', minutes: 75, note: 'none found' };

test.each([
  [1, false, ['Recorded for 1 task. The runbook is being updated.']],
  [3, false, ['Recorded for 3 tasks. The runbook is being updated.']],
  [0, true, ['Nothing to record: the runbook already says this.']],
  [
    1,
    true,
    [
      'Recorded for 1 task. The runbook is being updated.',
      'The summaries are being corrected too, with a line in their threads.',
    ],
  ],
])('%d changed tasks, completed: %s', (count, isCompleted, words) => {
  expect(formatRecorded(count, [], isCompleted)).toEqual(words);
});

test('tasks that are gone are named with what was typed for them', () => {
  const [, ...words] = formatRecorded(
    2,
    [gone, { ...gone, position: 4, name: '', result: undefined, minutes: 5 }],
    false,
  );

  expect(words).toEqual([
    'These tasks are no longer in the runbook under this name, so nothing was recorded for them. You typed:',
    '• Task 3, Review users: Failed: none found, 1h15m\n• Task 4, (without a name): no outcome yet, 5m',
  ]);
});

test('many that are gone are counted', () => {
  const [, , list] = formatRecorded(
    1,
    Array.from({ length: 25 }, () => gone),
    false,
  );

  expect(list?.split('\n').at(-1)).toBe('… and 5 more');
});
