import fc from 'fast-check';
import { extractQuickActions } from '../../sandbox/gitlab/quick-actions.js';
import { editRunbook } from '../../src/runbook/edit-runbook.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import type { RunbookEdit } from '../../src/runbook/runbook-edit.js';

/** The quick actions in a text, as GitLab would run them. */
function actionsIn(text: string): readonly string[] {
  return extractQuickActions(text).actions.map(({ name, argument }) => `${name} ${argument}`);
}

function expectNoNewActions(before: string, edits: readonly RunbookEdit[]): void {
  const old = new Set(actionsIn(before));
  expect(actionsIn(editRunbook(before, edits)).filter((action) => !old.has(action))).toEqual([]);
}

/** Outcomes, durations and header values for everything in a text, with a note of one's own. */
function editsOf(markdown: string, note: string): readonly RunbookEdit[] {
  const { tasks, preCall } = parseRunbook(markdown).runbook;
  return [
    ...tasks.map(
      ({ position, name }): RunbookEdit => ({
        kind: 'record-task',
        task: { position, name: name.text },
        outcome: { result: 'Failed', note },
        actualMinutes: 5,
      }),
    ),
    ...preCall.map(
      ({ position, text }): RunbookEdit => ({
        kind: 'set-reason',
        item: { list: 'pre-call', position, text },
        reason: note,
      }),
    ),
    { kind: 'set-header', field: 'dri', value: note },
  ];
}

test('a row without outer pipes that begins with a quick action gets a pipe in front', () => {
  const before = '## Tasks\n\nTask | Outcome | Duration\n--- | --- | ---\n/assign @x | |\n';
  const edit: RunbookEdit = {
    kind: 'record-task',
    task: { position: 1, name: '/assign @x' },
    outcome: { result: 'Success', note: undefined },
  };

  const after = editRunbook(before, [edit]);

  expect(after).toBe(before.replace('/assign @x | |', '| /assign @x | Success |'));
  expect(actionsIn(after)).toEqual([]);
  expect(editRunbook(after, [edit])).toBe(after);
});

test('no edit makes a quick action of a text, or leaves one on a line that it writes', () => {
  const name = fc.constantFrom(
    '/assign @x',
    '/close',
    '\r/close',
    'Export',
    '`a`',
    '`/close`',
    '<x>',
    '</x>',
    '>>>',
    '```',
  );
  const end = fc.constantFrom('', ' |', ' | |', ' | `a`', ' | Success | `a`', ' | | | /close');
  const row = fc.tuple(fc.constantFrom('', '| ', ' ', '> '), name, end).map((parts) => parts.join(''));
  const line = fc.oneof(row, row, fc.constantFrom('- [ ] /close', '[ ] - /close', '/close', '</x>', '```', '>>>', ''));
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\n\r');
  const text = fc
    .tuple(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 4 }), lineEnd)
    .map(([rows, items, eol]) =>
      [
        'Runbook name | Acme',
        '--- | ---',
        'DRI | Jane',
        '',
        '## Tasks',
        '',
        'Task | Outcome | Duration',
        '--- | --- | ---',
      ]
        .concat(rows, '', '## Pre-call checklist', '', items)
        .join(eol),
    );
  const note = fc.constantFrom('/close', 'x\n/close', 'x\r/close', '\n\r/close', '`/close`', 'done', '/assign @x');
  fc.assert(
    fc.property(text, note, (before, typed) => expectNoNewActions(before, editsOf(before, typed))),
    { numRuns: 300 },
  );
});
