import { checksum } from '../../../src/call/checksum.js';
import { nothingRecorded, type Recording, type RunEvent } from '../../../src/call/recording/recording.js';
import { decideClick, type RunClick, type StaleClick } from '../../../src/features/run/decide-click.js';
import type { TaskLine } from '../../../src/runbook/task-list.js';
import { aCall } from '../../support/a-call.js';
import { aCompletion } from '../../support/a-completion.js';
import { aTask, aTaskList } from '../../support/a-task.js';

const MINUTE = 60_000;
const noon = Date.UTC(2031, 9, 11, 12);
const [jane, john] = ['U0JANE', 'U0JOHN'] as const;

// Task 1 has been settled, task 2 is the current one.
const backUp = aTask(1, 'Back up', { outcome: { result: 'Success', note: undefined }, actualMinutes: 5 });
const enforce = aTask(2, 'Enforce 2FA');
const verify = aTask(3, 'Verify');
const tasks = [backUp, enforce, verify];
const fingerprints = {
  backUp: { position: 1, name: '#Back up' },
  enforce: { position: 2, name: '#Enforce 2FA' },
  verify: { position: 3, name: '#Verify' },
};
const backedUp: RunEvent = {
  kind: 'settled',
  task: fingerprints.backUp,
  result: 'Success',
  minutes: 5,
  at: noon - MINUTE,
  by: jane,
};
const started: RunEvent = { kind: 'started', task: fingerprints.enforce, at: noon, by: jane };

/** What becomes of John's click at `now`. */
function decide(
  events: readonly RunEvent[],
  click: RunClick,
  now: number,
  { lines = tasks, completion }: { lines?: readonly TaskLine[]; completion?: Recording['completion'] } = {},
) {
  const call = aCall({ recording: { ...nothingRecorded, events, completion } });
  return decideClick(call, aTaskList(lines), click, { by: john, now, fingerprint: (text) => `#${text}` });
}

describe('starting', () => {
  test('the current task is remembered, and changes nothing in the issue', () => {
    expect(decide([backedUp], { kind: 'start', task: fingerprints.enforce }, noon)).toEqual({
      kind: 'recorded',
      events: [backedUp, { kind: 'started', task: fingerprints.enforce, at: noon, by: john }],
      edits: [],
    });
  });

  test('a task of which only the place in the runbook is another now is not taken for the current one', () => {
    const lines = [backUp, aTask(2, 'Tell the customer'), { ...enforce, position: 3 }];

    expect(decide([], { kind: 'start', task: fingerprints.enforce }, noon, { lines })).toEqual(
      stale({ kind: 'not-current' }),
    );
  });

  test('who starts another task than the one that somebody has settled by hand starts its clock afresh', () => {
    const lines = [backUp, { ...enforce, outcome: { result: 'Skipped', note: undefined } as const }, verify];

    const decision = decide([started], { kind: 'start', task: fingerprints.verify }, noon + MINUTE, { lines });

    expect(decision).toMatchObject({ kind: 'recorded', events: [started, { task: fingerprints.verify }] });
  });
});

describe('settling', () => {
  test('the running task writes its outcome and what was measured', () => {
    const click = { kind: 'settle', task: fingerprints.enforce, result: 'Failed' } as const;

    expect(decide([backedUp, started], click, noon + 12 * MINUTE)).toEqual({
      kind: 'recorded',
      events: [
        backedUp,
        started,
        {
          kind: 'settled',
          task: fingerprints.enforce,
          result: 'Failed',
          minutes: 12,
          at: noon + 12 * MINUTE,
          by: john,
        },
      ],
      edits: [
        {
          kind: 'record-task',
          task: { position: 2, name: 'Enforce 2FA' },
          seen: { outcome: '', actualMinutes: null },
          outcome: { result: 'Failed', note: undefined },
          actualMinutes: 12,
        },
      ],
    });
  });

  test('a task that nobody has started writes its outcome alone', () => {
    const decision = decide([backedUp], { kind: 'settle', task: fingerprints.enforce, result: 'Skipped' }, noon);

    expect(decision).toEqual({
      kind: 'recorded',
      events: [
        backedUp,
        { kind: 'settled', task: fingerprints.enforce, result: 'Skipped', minutes: undefined, at: noon, by: john },
      ],
      edits: [
        {
          kind: 'record-task',
          task: { position: 2, name: 'Enforce 2FA' },
          seen: { outcome: '', actualMinutes: null },
          outcome: { result: 'Skipped', note: undefined },
        },
      ],
    });
  });

  test.each([
    ['a second', 1000, 1],
    ['a minute and 29 seconds', 89_000, 1],
    ['a minute and a half', 90_000, 2],
    ['an hour and a quarter', 75 * MINUTE, 75],
    ['no time at all, as where clocks are set back', -5 * MINUTE, 1],
  ])('after %s the duration is whole minutes, and at least one', (_while, elapsed, minutes) => {
    const decision = decide(
      [started],
      { kind: 'settle', task: fingerprints.enforce, result: 'Success' },
      noon + elapsed,
    );

    expect(decision).toMatchObject({ edits: [{ actualMinutes: minutes }] });
  });
});

describe('a task whose cell says something that is none of the results', () => {
  const said = 'done!';
  const lines = [backUp, { ...enforce, oddOutcome: said }, verify];
  const success = { kind: 'settle', task: fingerprints.enforce, result: 'Success' } as const;

  test.each<[string, string | undefined]>([
    ['did not ask', undefined],
    ['asked about other words', checksum('done')],
    ['asked about words that sum up alike to another length', '6-0'],
  ])('keeps it when the panel %s', (_how, replaces) => {
    const click = { ...success, ...(replaces === undefined ? {} : { replaces }) };

    expect(decide([started], click, noon + MINUTE, { lines })).toEqual({
      kind: 'stale',
      why: { kind: 'other-outcome', words: said },
    });
  });

  test('gets the result when the panel asked about these words, and only over them', () => {
    const click = { ...success, replaces: checksum(said) };

    expect(decide([started], click, noon + MINUTE, { lines })).toMatchObject({
      kind: 'recorded',
      edits: [{ outcome: { result: 'Success' }, seen: { outcome: said } }],
    });
  });

  test('is started all the same, and a panel that asked in vain records as well', () => {
    expect(decide([], { kind: 'start', task: fingerprints.enforce }, noon, { lines }).kind).toBe('recorded');
    expect(decide([started], { ...success, replaces: checksum(said) }, noon).kind).toBe('recorded');
  });
});

describe('undoing', () => {
  const settled: RunEvent = {
    kind: 'settled',
    task: fingerprints.enforce,
    result: 'Failed',
    minutes: 12,
    at: noon + 12 * MINUTE,
    by: jane,
  };
  const failed = { ...enforce, outcome: { result: 'Failed', note: undefined }, actualMinutes: 12 } as const;
  const undo: RunClick = { kind: 'undo', at: noon + 12 * MINUTE };

  test('an outcome takes it and its duration out of the issue, and the task runs on', () => {
    expect(decide([started, settled], undo, noon + 13 * MINUTE, { lines: [backUp, failed, verify] })).toEqual({
      kind: 'recorded',
      events: [started],
      edits: [
        {
          kind: 'record-task',
          task: { position: 2, name: 'Enforce 2FA' },
          seen: { outcome: 'Failed', actualMinutes: 12 },
          outcome: null,
          actualMinutes: null,
        },
      ],
    });
  });

  test('an outcome of a task that was not measured leaves its duration alone', () => {
    const unmeasured = { ...settled, minutes: undefined };
    const lines = [backUp, { ...failed, actualMinutes: 20 }, verify];

    expect(decide([unmeasured], undo, noon + 13 * MINUTE, { lines })).toMatchObject({
      events: [],
      edits: [{ kind: 'record-task', task: { position: 2, name: 'Enforce 2FA' }, outcome: null }],
    });
  });

  test('a start changes nothing in the issue', () => {
    expect(decide([backedUp, started], { kind: 'undo', at: noon }, noon + MINUTE)).toEqual({
      kind: 'recorded',
      events: [backedUp],
      edits: [],
    });
  });

  test('a task that has moved meanwhile is found by its name', () => {
    const lines = [backUp, aTask(2, 'Tell the customer'), { ...failed, position: 3 }];

    expect(decide([started, settled], undo, noon + 13 * MINUTE, { lines })).toMatchObject({
      edits: [{ task: { position: 3, name: 'Enforce 2FA' }, outcome: null }],
    });
  });

  test('a table without a place for durations is no obstacle', () => {
    const lines = [backUp, { ...failed, actualMinutes: undefined }, verify];

    expect(decide([started, settled], undo, noon + 13 * MINUTE, { lines }).kind).toBe('recorded');
  });

  test.each<[string, TaskLine]>([
    ['corrected the outcome', { ...failed, outcome: { result: 'Partial', note: undefined } }],
    ['written a note', { ...failed, outcome: { result: 'Failed', note: 'no rights' } }],
    ['corrected the duration', { ...failed, actualMinutes: 10 }],
    ['taken the outcome back', enforce],
    ['renamed the task', { ...failed, name: 'Enforce 2FA for all' }],
  ])('what somebody has %s since is theirs, and stays', (_what, line) => {
    const decision = decide([started, settled], undo, noon + 13 * MINUTE, { lines: [backUp, line, verify] });

    expect(decision).toEqual(stale({ kind: 'changed-since' }));
  });
});

describe('a click that comes too late is told what is true', () => {
  const recordOutcome = (task: keyof typeof fingerprints): RunClick => ({
    kind: 'settle',
    task: fingerprints[task],
    result: 'Success',
  });

  test.each<[string, readonly RunEvent[], RunClick, StaleClick]>([
    [
      'somebody has started the task',
      [started],
      { kind: 'start', task: fingerprints.enforce },
      { kind: 'started', by: jane },
    ],
    ['somebody has settled it', [backedUp], recordOutcome('backUp'), { kind: 'settled', by: jane, result: 'Success' }],
    [
      'it was settled by two clicks, the first of which somebody had taken out of the issue',
      [
        { ...backedUp, by: john },
        { ...backedUp, at: noon },
      ],
      recordOutcome('backUp'),
      { kind: 'settled', by: jane, result: 'Success' },
    ],
    ['it was settled by hand', [], recordOutcome('backUp'), { kind: 'settled', by: undefined, result: 'Success' }],
    [
      'it was settled by a click and corrected by hand',
      [{ ...backedUp, result: 'Failed' }],
      recordOutcome('backUp'),
      { kind: 'settled', by: undefined, result: 'Success' },
    ],
    ['its turn has not come', [], recordOutcome('verify'), { kind: 'not-current' }],
    [
      'it is not in the runbook any more',
      [],
      { kind: 'start', task: { position: 2, name: '#Enforce' } },
      { kind: 'not-current' },
    ],
    ['there is nothing to undo', [], { kind: 'undo', at: noon }, { kind: 'nothing-to-undo' }],
    ['it has been undone already', [backedUp], { kind: 'undo', at: noon }, { kind: 'nothing-to-undo' }],
    [
      'something else has happened since',
      [backedUp, started],
      { kind: 'undo', at: backedUp.at },
      { kind: 'changed-since' },
    ],
  ])('%s', (_what, events, click, why) => {
    expect(decide(events, click, noon + MINUTE)).toEqual(stale(why));
  });

  test.each<RunClick>([
    { kind: 'start', task: fingerprints.enforce },
    recordOutcome('enforce'),
    { kind: 'undo', at: noon },
  ])('a completed call is not recorded by clicks: %j', (click) => {
    expect(decide([started], click, noon, { completion: aCompletion() })).toEqual(stale({ kind: 'completed' }));
  });

  test('when every task is settled there is no current one', () => {
    expect(decide([], recordOutcome('enforce'), noon, { lines: [backUp] })).toEqual(stale({ kind: 'not-current' }));
  });
});

function stale(why: StaleClick) {
  return { kind: 'stale', why };
}
