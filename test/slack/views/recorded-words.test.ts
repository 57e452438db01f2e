import type { TaskEntry } from '../../../src/domain/call/task-changes.js';
import { recordedWords } from '../../../src/slack/views/recorded-words.js';

const gone: TaskEntry = { position: 3, name: 'Review users', result: 'Failed', minutes: 75, note: 'none found' };

test.each([
  [1, false, ['Recorded for 1 task. What you changed is being written into the runbook.']],
  [3, false, ['Recorded for 3 tasks. What you changed is being written into the runbook.']],
  [0, true, ['Nothing was recorded: what you typed is what the runbook says already.']],
  [
    1,
    true,
    [
      'Recorded for 1 task. What you changed is being written into the runbook.',
      'The summaries follow, with a line about the correction in their threads.',
    ],
  ],
])('%d changed tasks, completed: %s', (count, isCompleted, words) => {
  expect(recordedWords(count, [], isCompleted)).toEqual(words);
});

test('tasks that are gone are named with what was typed for them', () => {
  const [, ...words] = recordedWords(
    2,
    [gone, { ...gone, position: 4, name: '', result: undefined, minutes: 5 }],
    false,
  );

  expect(words).toEqual([
    'These tasks are no longer in the runbook under this name, so nothing was recorded for them. You had typed:',
    '• Task 3, Review users: Failed: none found, 1h15m\n• Task 4, (without a name): no outcome yet, 5m',
  ]);
});

test('many that are gone are counted', () => {
  const [, , list] = recordedWords(
    1,
    Array.from({ length: 25 }, () => gone),
    false,
  );

  expect(list?.split('\n').at(-1)).toBe('… and 5 more');
});
