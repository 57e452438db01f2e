import fc from 'fast-check';
import { performEdits } from '../../src/runbook/edit-runbook.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { type TaskOutcome, taskResults } from '../../src/runbook/runbook.js';
import type { RunbookEdit, SeenTask } from '../../src/runbook/runbook-edit.js';
import { seenOf } from '../../src/runbook/seen-task.js';
import { type TaskLine, taskListOf } from '../../src/runbook/task-list.js';

const nothing: SeenTask = { outcome: '', actualMinutes: null };

function runbook(outcome: string, duration = ''): string {
  return `## Tasks\n\n| Task | Outcome | Duration |\n|---|---|---|\n| Export | ${outcome} | ${duration} |\n`;
}

function record(
  parts: Pick<Extract<RunbookEdit, { kind: 'record-task' }>, 'outcome' | 'actualMinutes'>,
  seen: SeenTask,
): RunbookEdit {
  return { kind: 'record-task', task: { position: 1, name: 'Export' }, ...parts, seen };
}

function taskIn(markdown: string): TaskLine {
  const [task] = taskListOf(parseRunbook(markdown).runbook).tasks;
  if (!task) throw new Error('There is no task.');
  return task;
}

describe('an outcome that was decided on when the cell was empty', () => {
  const success = record({ outcome: { result: 'Success', note: undefined } }, nothing);

  test.each([
    ['is still empty', '', 'Success', false],
    ['says the same by now', 'Success', 'Success', false],
    ['says another outcome by now', 'Partial: by hand', 'Partial: by hand', true],
    ['says something else by now', 'waiting for Ann', 'waiting for Ann', true],
  ])('where the cell %s', (_what, now, then, isObsolete) => {
    const { markdown, obsolete } = performEdits(runbook(now), [success]);

    expect(markdown).toBe(runbook(then));
    expect(obsolete).toHaveLength(isObsolete ? 1 : 0);
  });
});

describe('an outcome that was decided on over another one', () => {
  const failed = record({ outcome: { result: 'Failed', note: 'no' } }, { outcome: 'Success: fine', actualMinutes: 3 });

  test.each([
    ['still says that', 'Success: fine', 'Failed: no'],
    ['still says that, written in another way', '**success** – fine', 'Failed: no'],
    ['is empty by now', '', 'Failed: no'],
    ['says the outcome with another note', 'Success: well', 'Success: well'],
  ])('where the cell %s', (_what, now, then) => {
    expect(performEdits(runbook(now), [failed]).markdown).toBe(runbook(then));
  });
});

test('an outcome is not taken back where somebody has written another one', () => {
  const undo = record({ outcome: null, actualMinutes: null }, { outcome: 'Success', actualMinutes: 3 });

  expect(performEdits(runbook('Failed', '3m'), [undo])).toEqual({
    markdown: runbook('Failed', '').replace('|  |', '| |'),
    unplaced: [],
    obsolete: [{ kind: 'record-task', task: { position: 1, name: 'Export' }, outcome: null }],
  });
});

test('a duration keeps what somebody has written, and the outcome beside it is written', () => {
  const edit = record({ outcome: { result: 'Failed', note: undefined }, actualMinutes: 7 }, nothing);

  const { markdown, obsolete } = performEdits(runbook('', 'took 5m'), [edit]);

  expect(taskIn(markdown)).toMatchObject({ outcome: { result: 'Failed' }, actualMinutes: 5 });
  expect(obsolete).toMatchObject([{ actualMinutes: 7 }]);
});

test.each(['', 'Success', 'Failed'])('edits that follow each other are all made where the cell says “%s”', (now) => {
  const edits = [
    record({ outcome: { result: 'Success', note: undefined } }, nothing),
    record({ outcome: null }, { ...nothing, outcome: 'Success' }),
    record({ outcome: { result: 'Failed', note: undefined } }, nothing),
  ];

  expect(taskIn(performEdits(runbook(now), edits).markdown).outcome?.result).toBe('Failed');
});

test.each([
  ['open', '[ ]', '[x]'],
  ['ticked', '[x]', '[x]'],
  ['inapplicable by now', '[~]', '[~]'],
])('an item that was open is ticked unless it is no longer to be: %s', (_what, now, then) => {
  const text = (box: string) => `## Pre-call checklist\n\n- ${box} Inform\n`;
  const tick: RunbookEdit = {
    kind: 'tick-item',
    item: { list: 'pre-call', position: 1, text: 'Inform' },
    seen: 'open',
  };

  expect(performEdits(text(now), [tick]).markdown).toBe(text(then));
});

test.each([
  ['still says what was seen', '23:30 PST', '`23:30 UTC`'],
  ['is empty', '', '`23:30 UTC`'],
  ['says another time by now', '22:00 CET', '22:00 CET'],
])('a time that was chosen is written where the row %s', (_what, now, then) => {
  const text = (time: string) => `| Runbook name | Acme |\n|---|---|\n| Schedule at | ${time} |\n`;
  const edit: RunbookEdit = { kind: 'set-header', field: 'scheduleAt', value: '23:30 UTC', seen: '23:30 PST' };

  expect(performEdits(text(now), [edit]).markdown.replaceAll('`', '')).toBe(text(then).replaceAll('`', ''));
});

test('what somebody has written since is never written over', () => {
  const outcome = fc.record({
    result: fc.constantFrom(...taskResults),
    note: fc.constantFrom<string | undefined>('a', 'b', undefined),
  });
  const cell = fc.option(outcome, { nil: undefined });
  const textOf = (one: TaskOutcome | undefined) =>
    one ? `${one.result}${one.note === undefined ? '' : `: ${one.note}`}` : '';
  fc.assert(
    fc.property(cell, outcome, cell, (before, wanted, byHand) => {
      const edit = record({ outcome: wanted }, seenOf(taskIn(runbook(textOf(before)))));

      const { outcome: after } = taskIn(performEdits(runbook(textOf(byHand)), [edit]).markdown);

      const isUntouched = textOf(byHand) === '' || textOf(byHand) === textOf(before);
      expect(textOf(after)).toBe(isUntouched ? textOf(wanted) : textOf(byHand));
    }),
  );
});
