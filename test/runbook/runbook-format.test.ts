import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTypedMinutes } from '../../src/runbook/duration.js';
import { editRunbook } from '../../src/runbook/edit-runbook.js';
import { reviewRunbook } from '../../src/runbook/review-runbook.js';
import type { RunbookEdit } from '../../src/runbook/runbook-edit.js';

const page = readFileSync(join(process.cwd(), 'docs/runbook-format.md'), 'utf8');

/** The fenced examples, each with the comment above it that names its problems. */
const examples = Array.from(
  page.matchAll(/<!-- problems: (.*) -->\n```markdown\n([\s\S]*?)\n```\n/g),
  ({ 1: problems = '', 2: markdown = '' }) => ({ problems: problems === 'none' ? [] : problems.split(', '), markdown }),
);

/** The rows of the page's table with this first row, as lists of cells. */
function rowsBelow(header: string): readonly (readonly string[])[] {
  const [, table = ''] = page.split(`${header}\n`);
  const rows = (table.split('\n\n')[0] ?? '').split('\n').slice(1);
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What stands between backticks, as it is shown. */
function codeIn(cell = ''): readonly string[] {
  return Array.from(cell.matchAll(/`([^`]*)`/g), ([, code = '']) => code.replaceAll('\\|', '|'));
}

const meanings: Readonly<
  Record<string, Pick<Extract<RunbookEdit, { kind: 'record-task' }>, 'outcome' | 'actualMinutes'>>
> = {
  'Success, 12 minutes': { outcome: { result: 'Success', note: undefined }, actualMinutes: 12 },
  Success: { outcome: { result: 'Success', note: undefined } },
  '12 minutes': { actualMinutes: 12 },
  'the duration is taken back': { actualMinutes: null },
  'the outcome is taken back': { outcome: null },
  'both are taken back': { outcome: null, actualMinutes: null },
};

const written = rowsBelow('| the row | what is recorded | the row then |');
const typed = rowsBelow('| typed | means |').map(([texts, meaning = '']) => ({ texts: codeIn(texts), meaning }));

describe('docs/runbook-format.md says what is written', () => {
  test.each(written)('%s + %s = %s', (before, recorded = '', after) => {
    const head = '| Task | Outcome | Duration |\n|---|---|---|\n';
    const edit = { kind: 'record-task', task: { position: 1, name: 'a' }, ...meanings[recorded] } as const;

    expect(Object.keys(meanings)).toContain(recorded);
    expect(editRunbook(head + codeIn(before)[0], [edit])).toBe(head + codeIn(after)[0]);
  });

  test.each([
    ['90 minutes', 90],
    ['1 hour and 15 minutes', 75],
    ['1 hour and 30 minutes', 90],
    ['nothing: it is not clear what is meant, and the field says so', undefined],
  ])('and which typed durations mean %s', (meaning, minutes) => {
    const texts = typed.find((row) => row.meaning === meaning)?.texts ?? [];

    expect(texts.length).toBeGreaterThan(0);
    expect(texts.map(readTypedMinutes)).toEqual(texts.map(() => minutes));
  });

  test('and that the issue’s own durations may be typed', () => {
    const texts = typed.find(({ meaning }) => meaning === 'as in the issue')?.texts ?? [];

    expect(texts.map(readTypedMinutes)).toEqual([10, 75, 120, 75, 75, 120]);
  });
});

describe('docs/runbook-format.md', () => {
  test('says of every example which problems it has', () => {
    expect(page.match(/```markdown/g)).toHaveLength(examples.length);
    expect(examples.length).toBeGreaterThan(3);
  });

  test.each(examples)('is right about example %#', ({ problems, markdown }) => {
    const found = reviewRunbook(markdown).problems;

    expect(found.map(({ line, severity, code }) => `${line} ${severity} ${code}`)).toEqual(problems);
  });

  test.each([
    'missing-header',
    'missing-name',
    'missing-dri',
    'missing-schedule',
    'placeholder',
    'missing-description',
    'missing-meeting-url',
    'missing-gitlab-issue',
    'meeting-url-not-a-link',
    'gitlab-issue-not-a-link',
    'misleading-link',
    'disguised-link',
    'foreign-host',
    'local-link',
    'name-format',
    'no-gitlab-contact',
    'open-item-without-reason',
    'no-task',
    'no-rollback-plan',
    'several-runbooks',
    'repeated-header-row',
    'unknown-table',
    'contacts-without-heading',
    'missing-column',
    'task-without-name',
    'unknown-outcome',
    'unreadable-duration',
    'strange-mark',
    'item-without-box',
    'too-many-contacts',
    'too-many-problems',
    'unclear-contact',
    'unclear-outcome',
    'too-many-cells',
    'row-like-a-list',
    'row-outside-table',
    'html-table',
    'other-task-table',
    'header-not-a-table',
    'no-checklist',
    'reason-not-indented',
    'unclear-inform-item',
    'closed-issue',
    'reported-before-the-call',
  ])('explains the check %s once', (code) => {
    expect(page.split(`\n| \`${code}\` |`)).toHaveLength(2);
  });
});
