import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { readOutcome } from '../../src/runbook/task-outcome.js';

/** The reading on one line: `Failed: 3 users`, or the kind of a cell that says no result. */
function reading(text: string): string {
  const read = readOutcome(text);
  if (read.kind !== 'outcome') return read.kind;
  return read.outcome.note === undefined ? read.outcome.result : `${read.outcome.result}: ${read.outcome.note}`;
}

/** The same as it is read in a table. */
function cellReading(cell: string): string {
  const { runbook } = parseRunbook(
    `### Tasks\n\n| Task | Outcome | Duration |\n|---|---|---|\n| a | ${cell} | 10m |\n`,
  );
  const [task] = runbook.tasks;
  if (!task?.outcome) return task?.plannedMinutes === 10 ? 'none, planned' : 'none';
  return task.outcome.note === undefined ? task.outcome.result : `${task.outcome.result}: ${task.outcome.note}`;
}

describe('an Outcome cell that says one result', () => {
  test.each([
    ['Success', 'Success'],
    ['success', 'Success'],
    ['SKIPPED', 'Skipped'],
    ['Failed: 3 users not found', 'Failed: 3 users not found'],
    ['Partial - 2 of 3 groups', 'Partial: 2 of 3 groups'],
    ['Partial (2 of 5)', 'Partial: 2 of 5'],
    ['Skipped (customer asked)', 'Skipped: customer asked'],
    ['Failed 3 users', 'Failed: 3 users'],
    ['Failed: was a Success / Failed question', 'Failed: was a Success / Failed question'],
    ['Failed: why?', 'Failed: why?'],
    ['Success: :tada:', 'Success: :tada:'],
    ['Success: !', 'Success: !'],
    ['Success::', 'Success: :'],
    ['Success :tada:', 'Success'],
    ['Success 🎉', 'Success'],
    ['Success!', 'Success'],
    ['Success 🎉 all users', 'Success: all users'],
    ['✅ Success', 'Success'],
    [':white_check_mark: Success', 'Success'],
    ['❌ Failed - 3 users', 'Failed: 3 users'],
    ['✅', 'Success'],
    ['✔️', 'Success'],
    ['❌', 'Failed'],
    ['⏭', 'Skipped'],
    ['⏭️', 'Skipped'],
    [':x:', 'Failed'],
    ['❌: no rights', 'Failed: no rights'],
    ['Done', 'Success'],
    ['Done ✅', 'Success'],
    ['done: in two steps', 'Success: in two steps'],
    ['OK', 'Success'],
    ['N/A', 'Skipped'],
    ['n/a (not on this instance)', 'Skipped: not on this instance'],
    ['Not applicable', 'Skipped'],
    ['Erfolg', 'Success'],
    ['Fehlgeschlagen: Rechte fehlen', 'Failed: Rechte fehlen'],
    ['Übersprungen', 'Skipped'],
    ['teilweise', 'Partial'],
    ['Partial success', 'Partial'],
    ['Unsuccessful', 'Failed'],
    ['[x] Success [ ] Failed', 'Success'],
    ['[ ] Success [x] Failed', 'Failed'],
    ['☐ Success ☑ Failed', 'Failed'],
    ['[x] Success', 'Success'],
    ['Success / success', 'Success: / success'],
  ])('%s', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });
});

describe('an Outcome cell that is still to be filled in', () => {
  test.each([
    'Success / Failed',
    'Success/Failed',
    'Success | Failed',
    'Success or Failed',
    'Success / Partial / Failed / Skipped',
    'success/partial/failed/skipped',
    'Success Failed',
    'OK / Failed',
    'Done / N/A',
    '[ ] Success [ ] Failed',
    '[] Success [] Failed',
    '☐ Success ☐ Failed',
    '⬜ Success',
    '[ ] Success',
    '( ) Success ( ) Failed',
    '[x] Success [x] Failed',
    '[ ]',
    '☐',
    'Success?',
    'Success ?',
    'Failed??',
    '✅?',
    '✅ / ❌',
    '✅ Failed',
    '❌ Success',
  ])('%s', (text) => {
    expect(reading(text)).toBe('unclear');
    expect(cellReading(text.replaceAll('|', '\\|'))).toBe('none, planned');
  });
});

test.each([
  'done!',
  'not done',
  'OK for 3 of 5',
  'in progress',
  'pending',
  'open',
  'whatever',
  'OKR updated',
  '✅ nope',
])('the words “%s” are no result and are kept for a person', (text) => {
  expect(reading(text)).toBe('unknown');
});

test.each([
  ['~~Success~~ Failed', 'Failed'],
  ['<del>Success</del> Failed: no rights', 'Failed: no rights'],
  ['<s>Success</s> ~~Partial~~ Skipped', 'Skipped'],
  ['~~Success~~', 'none, planned'],
  ['**Partial** (2 of 5)', 'Partial: 2 of 5'],
  ['Success / ~~Failed~~', 'Success'],
  ['`Success`', 'Success'],
])('%s is read as it is shown', (cell, expected) => {
  expect(cellReading(cell)).toBe(expected);
});
