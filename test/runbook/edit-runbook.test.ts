import { editRunbook, planEdits } from '../../src/runbook/edit-runbook.js';
import type { RunbookEdit } from '../../src/runbook/runbook-edit.js';
import { readFixture } from './runbook-fixtures.js';

const dryRun = 'Has a dry-run been performed before the call?';

describe('the example of the handbook page', () => {
  const page = readFixture('handbook-page');

  test.each<[string, RunbookEdit, string, string]>([
    [
      'is ticked in one character',
      { kind: 'tick-item', item: { list: 'pre-call', position: 3, text: dryRun } },
      '[ ] - Has a dry-run',
      '[x] - Has a dry-run',
    ],
    [
      'gets another reason in the place of the old one',
      {
        kind: 'set-reason',
        item: { list: 'pre-call', position: 3, text: dryRun },
        reason: 'No `test` group, says @jane',
      },
      '    `Dry-run cannot be completed due to change requirements`\n',
      '    ``No `test` group, says @jane``\n',
    ],
    [
      'gets a first reason in the form of the page',
      {
        kind: 'set-reason',
        item: { list: 'pre-call', position: 4, text: 'Do we have a way to create logs from the actions performed.' },
        reason: 'The console logs itself',
      },
      'logs from the actions performed.\n\n#### Runbook - Tasks',
      'logs from the actions performed.\n\n    `The console logs itself`\n\n#### Runbook - Tasks',
    ],
    [
      'records a task in its cells',
      {
        kind: 'record-task',
        task: { position: 3, name: 'Review users with errors' },
        outcome: { result: 'Failed', note: '3 users not found' },
        actualMinutes: 75,
      },
      '| Review users with errors   | | |',
      '| Review users with errors   | Failed: 3 users not found | 1h15m |',
    ],
    [
      'keeps the backticks of a header value',
      { kind: 'set-header', field: 'scheduleAt', value: '2020-10-10 - 23:30 America/Los_Angeles (UTC-07:00)' },
      '`2020-10-10 - 23:30 PST`',
      '`2020-10-10 - 23:30 America/Los_Angeles (UTC-07:00)`',
    ],
    [
      'keeps a bare header value bare',
      { kind: 'set-header', field: 'name', value: 'Acme - Enforce 2FA on 3 groups' },
      ' Acme - Enforce 2FA on all groups |\n|---------------------|---|\n| Runbook description |  Acme',
      ' Acme - Enforce 2FA on 3 groups |\n|---------------------|---|\n| Runbook description |  Acme',
    ],
  ])('%s', (_, edit, before, after) => {
    const edited = editRunbook(page, [edit]);

    expect(page.split(before)).toHaveLength(2);
    expect(edited).toBe(page.replace(before, () => after));
  });
});

/** A document with one task table of the rows given. */
function withTasks(...rows: readonly string[]): string {
  return ['### Runbook - Tasks', '', '| Task | Outcome | Duration |', '|---|---|---|', ...rows].join('\n');
}

describe('recording a task', () => {
  const success = { result: 'Success', note: undefined } as const;

  test.each([
    [
      'keeps the plan beside what it took',
      '| a | | 10m |',
      { outcome: success, actualMinutes: 12 },
      '| a | Success | 12m (planned 10m) |',
    ],
    [
      'keeps the plan as the author wrote it',
      '| a | | 1 h 15 min |',
      { outcome: success, actualMinutes: 60 },
      '| a | Success | 1h (planned 1 h 15 min) |',
    ],
    [
      'keeps the plan when it is not known how long it took',
      '| a | | 10m |',
      { outcome: success },
      '| a | Success | (planned 10m) |',
    ],
    [
      'keeps a plan that it cannot read',
      '| a | | 10-15m |',
      { outcome: success, actualMinutes: 12 },
      '| a | Success | 12m (planned 10-15m) |',
    ],
    ['says without an outcome that the duration is no plan', '| a | | |', { actualMinutes: 12 }, '| a | | took 12m |'],
    [
      'changes what it took later',
      '| a | Success | 12m (planned 10m) |',
      { actualMinutes: 90 },
      '| a | Success | 1h30m (planned 10m) |',
    ],
    ['adds the cells that a row lacks', '| a |', { outcome: success, actualMinutes: 12 }, '| a | Success | 12m |'],
    ['closes a row that ends without a pipe', '| a', { actualMinutes: 12 }, '| a | | took 12m |'],
    ['fills cells that have no room', '| a |||', { outcome: success, actualMinutes: 12 }, '| a | Success | 12m |'],
    [
      'writes nothing that the row says already',
      '| a | success | 12 min |',
      { outcome: success, actualMinutes: 12 },
      '| a | success | 12 min |',
    ],
    ['empties the outcome', '| a | Failed: no | |', { outcome: null }, '| a | | |'],
    ['empties an outcome that it cannot read', '| a | Done | |', { outcome: null }, '| a | | |'],
    [
      'takes away what it took and leaves the plan',
      '| a | Success | 12m (planned 10m) |',
      { actualMinutes: null },
      '| a | Success | (planned 10m) |',
    ],
    [
      'takes both away and leaves the plan bare',
      '| a | Success | 12m (planned 1 h 15 min) |',
      { outcome: null, actualMinutes: null },
      '| a | | 1 h 15 min |',
    ],
    ['leaves the plan bare', '| a | Success | (planned 10m) |', { outcome: null }, '| a | | 10m |'],
    ['keeps what it took when only the outcome goes', '| a | Success | 12m |', { outcome: null }, '| a | | took 12m |'],
    ['empties a duration without a plan', '| a | Success | 12m |', { actualMinutes: null }, '| a | Success | |'],
    [
      'empties a duration that it cannot read',
      '| a | Success | a while |',
      { actualMinutes: null },
      '| a | Success | |',
    ],
    ['takes no plan for what it took', '| a | | 10m |', { outcome: null, actualMinutes: null }, '| a | | 10m |'],
    ['writes nothing into cells that are missing anyway', '| a |', { outcome: null, actualMinutes: null }, '| a |'],
    ['keeps the last cell of an open row', '| a | Success | 12m', { actualMinutes: null }, '| a | Success | |'],
    [
      'empties the last cell and adds another',
      '| a | Success',
      { outcome: null, actualMinutes: 12 },
      '| a |  | took 12m |',
    ],
    [
      'keeps a plan that bare would be no plan',
      '| a | Success | (planned took 10m) |',
      { outcome: null },
      '| a | | (planned took 10m) |',
    ],
    ['leaves empty further cells alone', '| a | | | |', { outcome: success }, '| a | Success | | |'],
    ['leaves a row alone that has more cells than its table', '| a | | | x |', { outcome: success }, '| a | | | x |'],
    [
      'defuses a note',
      '| a | | |',
      { outcome: { result: 'Partial', note: 'see @jane | #12\n/close' } } as const,
      '| a | Partial: see `@jane` \\| `#12`<br>`/close` | |',
    ],
  ])('%s', (_, row, change, expected) => {
    const edited = editRunbook(withTasks(row), [{ kind: 'record-task', task: { position: 1, name: 'a' }, ...change }]);

    expect(edited).toBe(withTasks(expected));
  });

  test('reports the part for which the table has no column, and records the other', () => {
    const markdown = '| Task | Outcome |\n|---|---|\n| a | |';
    const edit = { kind: 'record-task', task: { position: 1, name: 'a' }, outcome: success, actualMinutes: 5 } as const;

    const { unplaced } = planEdits(markdown, [edit]);

    expect(editRunbook(markdown, [edit])).toBe('| Task | Outcome |\n|---|---|\n| a | Success |');
    expect(unplaced).toEqual([{ kind: 'record-task', task: { position: 1, name: 'a' }, actualMinutes: 5 }]);
  });

  test('keeps the first cell of a row that begins without a pipe', () => {
    const markdown = 'Outcome | Task | Duration\n---|---|---\nSuccess | a | 12m';

    const edited = editRunbook(markdown, [{ kind: 'record-task', task: { position: 1, name: 'a' }, outcome: null }]);

    expect(edited).toBe('Outcome | Task | Duration\n---|---|---\n| | a | took 12m');
  });

  test('needs no column for what should be empty', () => {
    const markdown = '| Task | Outcome |\n|---|---|\n| a | Success |';
    const task = { position: 1, name: 'a' };

    const { unplaced } = planEdits(markdown, [{ kind: 'record-task', task, actualMinutes: null }]);

    expect(unplaced).toEqual([]);
  });

  test('does not take a duration for the plan where the table has no outcomes', () => {
    const markdown = '| Task | Duration |\n|---|---|\n| a | |';
    const task = { position: 1, name: 'a' };

    const edited = editRunbook(markdown, [{ kind: 'record-task', task, outcome: success, actualMinutes: 5 }]);

    expect(edited).toBe('| Task | Duration |\n|---|---|\n| a | took 5m |');
  });

  test.each([
    [[{ outcome: success, actualMinutes: 7 }, { outcome: null }], '| a | | took 7m |'],
    [
      [
        { outcome: success, actualMinutes: 7 },
        { outcome: null, actualMinutes: null },
      ],
      '| a | | |',
    ],
    [[{ outcome: null }, { outcome: success }], '| a | Success | |'],
    [[{ actualMinutes: null }, { actualMinutes: 7 }, { outcome: success }], '| a | Success | 7m |'],
  ])('joins edits of the same task, part by part: %j', (changes, expected) => {
    const edits = changes.map(
      (change) => ({ kind: 'record-task', task: { position: 1, name: 'a' }, ...change }) as const,
    );

    expect(editRunbook(withTasks('| a | | |'), edits)).toBe(withTasks(expected));
  });

  test('joins edits of the same task, the later one counting', () => {
    const task = { position: 1, name: 'a' };

    const edited = editRunbook(withTasks('| a | | |'), [
      { kind: 'record-task', task, outcome: { result: 'Failed', note: 'first' } },
      { kind: 'record-task', task, actualMinutes: 7 },
      { kind: 'record-task', task, outcome: success },
    ]);

    expect(edited).toBe(withTasks('| a | Success | 7m |'));
  });
});

describe('an edit finds its task', () => {
  const failed = { result: 'Failed', note: undefined } as const;

  test.each([
    [
      'by its name, where rows were put above it',
      { position: 1, name: 'b' },
      ['| a | | |', '| b | Failed | |', '| b | | |'],
    ],
    ['by its position among equal names', { position: 3, name: 'b' }, ['| a | | |', '| b | | |', '| b | Failed | |']],
    [
      'nearest to where it was, when the position is gone',
      { position: 9, name: 'b' },
      ['| a | | |', '| b | | |', '| b | Failed | |'],
    ],
  ])('%s', (_, task, rows) => {
    const markdown = withTasks('| a | | |', '| b | | |', '| b | | |');

    expect(editRunbook(markdown, [{ kind: 'record-task', task, outcome: failed }])).toBe(withTasks(...rows));
  });

  test('or is reported, never forced onto another row', () => {
    const edit = { kind: 'record-task', task: { position: 1, name: 'renamed since' }, outcome: failed } as const;

    expect(planEdits(withTasks('| a | | |'), [edit])).toEqual({ splices: [], unplaced: [edit], obsolete: [] });
  });
});

/** A pre-call checklist of these lines. */
function withItems(...lines: readonly string[]): string {
  return ['### Pre-call checklist', '', ...lines].join('\n');
}

describe('editing a checklist', () => {
  const item = { list: 'pre-call', position: 1, text: 'a' } as const;

  test.each([
    ['a dash', ['- [ ] a'], ['- [x] a']],
    ['a number', ['1. [ ] a'], ['1. [x] a']],
    ['GitLab’s inapplicable', ['- [~] a'], ['- [x] a']],
    ['empty brackets', ['- [] a'], ['- [x] a']],
    ['a done item', ['- [X] a'], ['- [X] a']],
    ['a box that is no list item', ['[ ] - a'], ['[x] - a']],
  ])('ticks %s', (_, before, after) => {
    expect(editRunbook(withItems(...before), [{ kind: 'tick-item', item }])).toBe(withItems(...after));
  });

  test.each([
    ['under a dash', ['- [ ] a', '- [ ] b'], ['- [ ] a', '', '  `why`', '- [ ] b']],
    ['under a number', ['10. [ ] a'], ['10. [ ] a', '', '    `why`']],
    ['inside a nested list', ['- x', '  * [ ] a'], ['- x', '  * [ ] a', '', '    `why`']],
    ['inside a quote', ['> - [ ] a', '> - [ ] b'], ['> - [ ] a', '>', '>   `why`', '> - [ ] b']],
    ['above nested items', ['- [ ] a', '  - [ ] b'], ['- [ ] a', '', '  `why`', '  - [ ] b']],
    [
      'in place of a list',
      ['- [ ] a', '  - no time', '  - not possible', '- [ ] b'],
      ['- [ ] a', '  `why`', '', '- [ ] b'],
    ],
    ['above a list of what to do', ['- [ ] a', '  - one', '- [ ] b'], ['- [ ] a', '', '  `why`', '  - one', '- [ ] b']],
    ['between lines of one paragraph', ['[ ] - a', '[ ] - b'], ['[ ] - a', '', '    `why`', '', '[ ] - b']],
    ['not again when it is there', ['- [ ] a', '', '  why'], ['- [ ] a', '', '  why']],
  ])('puts a reason %s', (_, before, after) => {
    const edited = editRunbook(withItems(...before), [{ kind: 'set-reason', item, reason: 'why' }]);

    expect(edited).toBe(withItems(...after));
  });

  test('takes an empty reason as the wish to have none', () => {
    const markdown = withItems('- [ ] a', '', '  `why`', '- [ ] b');

    expect(editRunbook(markdown, [{ kind: 'set-reason', item, reason: ' ' }])).toBe(
      withItems('- [ ] a', '', '  ', '- [ ] b'),
    );
  });

  test('keeps CRLF', () => {
    const edited = editRunbook('### Pre-call checklist\r\n\r\n- [ ] a\r\n', [
      { kind: 'set-reason', item, reason: 'b' },
    ]);

    expect(edited).toBe('### Pre-call checklist\r\n\r\n- [ ] a\r\n\r\n  `b`\r\n');
  });

  test('reports an item that is in the other checklist', () => {
    const edit = { kind: 'tick-item', item: { ...item, list: 'post-call' } } as const;

    expect(planEdits(withItems('- [ ] a'), [edit])).toEqual({ splices: [], unplaced: [edit], obsolete: [] });
  });
});

describe('setting a header value', () => {
  test.each([
    [
      'adds a row that is missing below the last one',
      '| Runbook name | a |\n|---|---|\n\ntext',
      '| Runbook name | a |\n|---|---|\n| Meeting URL | `https://example.zoom.com/j/1` |\n\ntext',
    ],
    [
      'keeps the quote in which the table stands',
      '> | Runbook name | a |\n> |---|---|',
      '> | Runbook name | a |\n> |---|---|\n> | Meeting URL | `https://example.zoom.com/j/1` |',
    ],
    [
      'fills an empty value',
      '| Runbook name | a |\n|---|---|\n| Meeting URL | |',
      '| Runbook name | a |\n|---|---|\n| Meeting URL | `https://example.zoom.com/j/1` |',
    ],
    [
      'replaces a link as a whole',
      '| Runbook name | a |\n|---|---|\n| Meeting URL | [Zoom](x) |',
      '| Runbook name | a |\n|---|---|\n| Meeting URL | `https://example.zoom.com/j/1` |',
    ],
  ])('%s', (_, before, after) => {
    const edited = editRunbook(before, [
      { kind: 'set-header', field: 'meetingUrl', value: 'https://example.zoom.com/j/1' },
    ]);

    expect(edited).toBe(after);
  });

  test.each(['', ' \n '])('is reported, and not written, where it would empty a value: %j', (value) => {
    const edit = { kind: 'set-header', field: 'dri', value } as const;
    const before = '| Runbook name | a |\n|---|---|\n| DRI | John |\n| DRI | Jane |';

    expect(planEdits(before, [edit])).toEqual({ splices: [], unplaced: [edit], obsolete: [] });
  });

  test('is reported where there is no header table', () => {
    const edit = { kind: 'set-header', field: 'dri', value: 'Jane' } as const;

    expect(planEdits('text', [edit])).toEqual({ splices: [], unplaced: [edit], obsolete: [] });
  });
});
