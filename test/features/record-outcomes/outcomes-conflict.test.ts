import { afterConflict, formatConflict } from '../../../src/features/record-outcomes/outcomes-conflict.js';
import { draftOutcomes, type TypedTask, withTyped } from '../../../src/features/record-outcomes/outcomes-draft.js';
import { renderOutcomes } from '../../../src/features/record-outcomes/outcomes-modal.js';
import { modalForJane, refusalsOfModal } from '../../support/views/as-people-see-it.js';
import { aTask, outcomesForm, sampleTaskList, settled } from '../../support/views/sample-run.js';

const tasks = [aTask(1), aTask(2), aTask(3)];
const draft = withTyped(
  draftOutcomes(outcomesForm(tasks)),
  new Map<number, TypedTask>([
    [0, { result: 'Success', duration: '', note: '' }],
    [1, { result: '', duration: 'abc', note: '' }],
    [2, { result: '', duration: '', note: '' }],
  ]),
);

test('what the issue says now stands above what was typed, which stays', () => {
  const now = [
    settled(1, { outcome: { result: 'Failed', note: 'no such user' }, actualMinutes: 8 }),
    aTask(2),
    settled(3),
  ];

  const view = renderOutcomes(afterConflict(draft, sampleTaskList(now), [{ theirs: { position: 1 } }]), {
    notice: formatConflict(1),
  });

  const { lines, inputs } = modalForJane(view);
  expect(lines[0]).toBe(
    'Not recorded yet: someone else changed one of your tasks. Check the marked tasks, then record again.',
  );
  expect(lines).toContain('Someone else recorded: Failed: no such user, 8m. The fields show what you typed.');
  expect(inputs.map(({ value }) => value)).toEqual([
    'Success',
    '8m',
    undefined,
    'No outcome yet',
    'abc',
    undefined,
    // Jane had not touched it, so it is as the other has recorded it.
    'Success',
    undefined,
    undefined,
  ]);
  expect(refusalsOfModal(view)).toEqual([]);
});

test('what was typed moves with its task, and goes with it', () => {
  const now = [aTask(1, { name: 'New' }), aTask(2, { name: 'Task no. 1' })];

  const { typed } = afterConflict(draft, sampleTaskList(now), []);

  expect(typed).toEqual({ '1': { result: 'Success', duration: '', note: '' } });
});

test('it opens at the page of the first task in conflict, under new names of its fields', () => {
  const many = Array.from({ length: 30 }, (_, index) => aTask(index + 1));
  const before = draftOutcomes(outcomesForm(many));

  const after = afterConflict(before, sampleTaskList(many), [{ theirs: { position: 25 } }]);

  expect(after).toMatchObject({ page: 2, visits: 1 });
});

test('several tasks are counted', () => {
  expect(formatConflict(3)).toContain('changed 3 of your tasks');
});
