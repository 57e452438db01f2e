import { entryOf, type TaskEntry, taskChanges } from '../../../src/features/record-outcomes/task-changes.js';
import type { TaskResult } from '../../../src/runbook/runbook.js';
import type { RunbookEdit } from '../../../src/runbook/runbook-edit.js';
import type { TaskLine } from '../../../src/runbook/task-list.js';
import { aTask } from '../../support/a-task.js';

const outcome = (result: TaskResult, note?: string) => ({ outcome: { result, note } });
const backUp = aTask(1, 'Back up', { ...outcome('Success'), actualMinutes: 5 });
const enforce = aTask(2, 'Enforce 2FA');
const verify = aTask(3, 'Verify', outcome('Failed', '3 users not found'));
const asShown = [backUp, enforce, verify];

/** What comes of it when these parts of the task at `position` are typed over, and the issue says `current` by then. */
function typedOver(position: number, parts: Partial<TaskEntry>, current: readonly TaskLine[], then = asShown) {
  const shown = then.map(entryOf);
  const typed = shown.map((entry) => (entry.position === position ? { ...entry, ...parts } : entry));
  const changes = taskChanges(shown, typed, current);
  return { ...changes, edits: changes.edits.map(withoutSeen) };
}

function withoutSeen(edit: RunbookEdit): RunbookEdit {
  if (edit.kind !== 'record-task') return edit;
  const { seen: _, ...rest } = edit;
  return rest;
}

test.each<[string, string | undefined, string | undefined, boolean]>([
  ['which they have seen', 'done!', 'done!', true],
  ['which somebody has written since', undefined, 'done!', false],
  ['which somebody has reworded since', 'done', 'done!', false],
  ['which is gone since', 'done!', undefined, true],
])('an outcome replaces words that are none, %s', (_which, then, now, isReplaced) => {
  const withWords = (oddOutcome: string | undefined) => [backUp, { ...enforce, oddOutcome }, verify];

  const { edits, conflicts } = typedOver(2, { result: 'Success' }, withWords(now), withWords(then));

  expect(edits).toHaveLength(isReplaced ? 1 : 0);
  expect(conflicts).toHaveLength(isReplaced ? 0 : 1);
  // A duration stands in another cell.
  expect(typedOver(2, { minutes: 5 }, withWords(now), withWords(then)).conflicts).toEqual([]);
});

test('an edit holds what the task said when it was decided on', () => {
  const shown = asShown.map(entryOf);
  const typed = shown.map((entry) => ({ ...entry, minutes: 9 }));

  const odd = aTask(2, 'Enforce 2FA', { oddOutcome: 'ask Ann' });
  expect(taskChanges(shown, typed, [backUp, odd, verify]).edits).toMatchObject([
    { seen: { outcome: 'Success', actualMinutes: 5 } },
    { seen: { outcome: 'ask Ann', actualMinutes: null } },
    { seen: { outcome: 'Failed: 3 users not found', actualMinutes: null } },
  ]);
});

test('a task is offered as its row says it', () => {
  expect(entryOf(verify)).toEqual({
    position: 3,
    name: 'Verify',
    result: 'Failed',
    minutes: undefined,
    note: '3 users not found',
  });
});

test('nothing typed is nothing to change, whatever others have done to the issue since', () => {
  expect(typedOver(0, {}, [aTask(1, 'Enforce 2FA', outcome('Skipped'))])).toEqual({
    edits: [],
    gone: [],
    conflicts: [],
    count: 0,
  });
});

test.each<[string, number, Partial<TaskEntry>, object]>([
  ['an outcome', 2, { result: 'Success' }, { outcome: { result: 'Success', note: undefined } }],
  ['an outcome with a note', 2, { result: 'Failed', note: 'no' }, { outcome: { result: 'Failed', note: 'no' } }],
  ['only the note', 3, { note: '2 users' }, { outcome: { result: 'Failed', note: '2 users' } }],
  ['a note taken away', 3, { note: undefined }, { outcome: { result: 'Failed', note: undefined } }],
  ['an emptied note', 3, { note: ' ' }, { outcome: { result: 'Failed', note: undefined } }],
  ['only the result, the note stays', 3, { result: 'Partial' }, outcome('Partial', '3 users not found')],
  ['only the duration', 1, { minutes: 7 }, { actualMinutes: 7 }],
  ['a duration before there is an outcome', 2, { minutes: 7 }, { actualMinutes: 7 }],
  ['a duration of nothing', 1, { minutes: 0 }, { actualMinutes: 0 }],
  ['both', 2, { result: 'Skipped', minutes: 1 }, { ...outcome('Skipped'), actualMinutes: 1 }],
  ['an outcome taken back', 3, { result: undefined, note: undefined }, { outcome: null }],
  ['an outcome taken back, its note left behind', 3, { result: undefined }, { outcome: null }],
  ['a duration taken back', 1, { minutes: undefined }, { actualMinutes: null }],
  ['everything taken back', 1, { result: undefined, minutes: undefined }, { outcome: null, actualMinutes: null }],
])('%s is an edit of exactly that', (_what, position, parts, cells) => {
  const changes = typedOver(position, parts, asShown);

  const { name } = asShown[position - 1] ?? enforce;
  expect(changes).toEqual({
    edits: [{ kind: 'record-task', task: { position, name }, ...cells }],
    gone: [],
    conflicts: [],
    count: 1,
  });
});

test.each<[string, number, Partial<TaskEntry>]>([
  ['a note without a result', 2, { note: 'still waiting' }],
  ['blanks around a note', 3, { note: '  3 users  not found\n' }],
])('%s is no change', (_what, position, parts) => {
  expect(typedOver(position, parts, asShown)).toEqual({ edits: [], gone: [], conflicts: [], count: 0 });
});

describe('when others have changed the table since it was shown', () => {
  const success = { result: 'Success' } as const;

  test.each<[string, readonly TaskLine[], number]>([
    ['inserted a row above', [backUp, aTask(2, 'Tell the customer'), { ...enforce, position: 3 }], 3],
    [
      'deleted the row above',
      [
        { ...enforce, position: 1 },
        { ...verify, position: 2 },
      ],
      1,
    ],
    ['turned the order round', [verify, enforce, backUp].map((task, at) => ({ ...task, position: at + 1 })), 2],
    ['renamed another row', [{ ...backUp, name: 'Save everything' }, enforce, verify], 2],
    ['put blanks into the name', [backUp, { ...enforce, name: 'Enforce  2FA ' }, verify], 2],
  ])('who %s, the task is found by its name', (_what, current, position) => {
    const { edits, gone } = typedOver(2, success, current);

    expect(edits).toEqual([
      { kind: 'record-task', task: { position, name: current[position - 1]?.name }, ...outcome('Success') },
    ]);
    expect(gone).toEqual([]);
  });

  test.each<[string, readonly TaskLine[]]>([
    ['deleted the row', [backUp, { ...verify, position: 2 }]],
    ['renamed the row', [backUp, { ...enforce, name: 'Enforce 2FA for all' }, verify]],
    ['emptied the table', []],
  ])('who %s, what was typed is reported and put nowhere else', (_what, current) => {
    const mine = { position: 2, name: 'Enforce 2FA', result: 'Success', minutes: undefined, note: undefined };

    expect(typedOver(2, success, current)).toEqual({ edits: [], gone: [mine], conflicts: [], count: 0 });
  });

  test('the same cell set to something else is a conflict, and is not overwritten', () => {
    const theirs = { ...enforce, ...outcome('Failed', 'no rights') };

    expect(typedOver(2, success, [backUp, theirs, verify])).toEqual({
      edits: [],
      gone: [],
      conflicts: [{ mine: { ...entryOf(enforce), ...success }, theirs: entryOf(theirs) }],
      count: 0,
    });
  });

  test.each<[string, number, Partial<TaskEntry>, Partial<TaskLine>]>([
    ['they took back the outcome that I corrected', 3, { result: 'Partial' }, { outcome: undefined }],
    ['they corrected the outcome that I took back', 3, { result: undefined }, outcome('Success')],
    ['they changed the note where I changed the result', 3, { result: 'Partial' }, outcome('Failed', '2 users')],
    ['they have another duration', 1, { minutes: 7 }, { actualMinutes: 8 }],
    ['they took back the duration that I corrected', 1, { minutes: 7 }, { actualMinutes: undefined }],
  ])('it is a conflict when %s', (_what, position, mine, theirs) => {
    const current = asShown.map((task) => (task.position === position ? { ...task, ...theirs } : task));

    const { edits, conflicts } = typedOver(position, mine, current);

    expect([edits.length, conflicts.length]).toEqual([0, 1]);
  });

  test('the same cell set to the same is no conflict and no edit', () => {
    const theirs = { ...enforce, ...outcome('Success'), actualMinutes: 4 };

    expect(typedOver(2, { ...success, minutes: 4 }, [backUp, theirs, verify])).toEqual({
      edits: [],
      gone: [],
      conflicts: [],
      count: 0,
    });
  });

  test('another cell of the same row survives', () => {
    const theirs = { ...enforce, actualMinutes: 9 };

    expect(typedOver(2, success, [backUp, theirs, verify])).toEqual({
      edits: [{ kind: 'record-task', task: { position: 2, name: 'Enforce 2FA' }, ...outcome('Success') }],
      gone: [],
      conflicts: [],
      count: 1,
    });
  });

  test('one cell in conflict does not hold up the other', () => {
    const theirs = { ...enforce, ...outcome('Failed') };

    const changes = typedOver(2, { ...success, minutes: 4 }, [backUp, theirs, verify]);

    expect(changes.edits).toEqual([
      { kind: 'record-task', task: { position: 2, name: 'Enforce 2FA' }, actualMinutes: 4 },
    ]);
    expect(changes.conflicts).toHaveLength(1);
    expect(changes.count).toBe(1);
  });
});

describe('of several rows of one name', () => {
  const first = aTask(1, 'Verify');
  const second = aTask(2, 'Verify');

  test.each<[string, readonly TaskLine[], number, number]>([
    ['the first stays the first', [first, second], 1, 1],
    ['the second stays the second', [first, second], 2, 2],
    ['the first moves with both', [aTask(1, 'Back up'), aTask(2, 'Verify'), aTask(3, 'Verify')], 1, 2],
    ['the second moves with both', [aTask(1, 'Back up'), aTask(2, 'Verify'), aTask(3, 'Verify')], 2, 3],
    ['one that kept its place is meant when another was added', [first, second, aTask(3, 'Verify')], 2, 2],
  ])('%s', (_what, current, position, found) => {
    const { edits } = typedOver(position, { result: 'Success' }, current, [first, second]);

    expect(edits).toEqual([{ kind: 'record-task', task: { position: found, name: 'Verify' }, ...outcome('Success') }]);
  });

  test('when another is put far above, the one that kept its place is meant', () => {
    const shown = [backUp, enforce, verify];
    const current = [aTask(1, 'Verify'), backUp, enforce, verify].map((task, at) => ({ ...task, position: at + 1 }));

    const { edits } = typedOver(3, { result: 'Success', note: undefined }, current, shown);

    expect(edits).toMatchObject([{ task: { position: 4, name: 'Verify' } }]);
  });

  test('when the first is renamed, the second stays what it is', () => {
    const [above, below] = [aTask(1, 'Verify'), aTask(3, 'Verify')];
    const current = [aTask(1, 'Verify all'), enforce, below];

    const { gone } = typedOver(1, { result: 'Success' }, current, [above, enforce, below]);
    const { edits } = typedOver(3, { result: 'Success' }, current, [above, enforce, below]);

    expect(gone).toMatchObject([{ position: 1, name: 'Verify' }]);
    expect(edits).toMatchObject([{ task: { position: 3, name: 'Verify' } }]);
  });

  test('two never become the same row: when one was deleted, what was typed for it is reported', () => {
    const shown = [first, second].map(entryOf);
    const typed = shown.map((entry) => ({ ...entry, result: 'Success' as const }));

    const { edits, gone } = taskChanges(shown, typed, [first]);

    expect(edits.map(withoutSeen)).toEqual([
      { kind: 'record-task', task: { position: 1, name: 'Verify' }, ...outcome('Success') },
    ]);
    expect(gone.map(({ position }) => position)).toEqual([2]);
  });
});
