import { editRunbook } from '../../src/runbook/edit-runbook.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { parseTaskList } from '../../src/runbook/parse-task-list.js';
import { reviewRunbook } from '../../src/runbook/review-runbook.js';

const mebibyte = 1024 * 1024;

/** Repeats text up to the size of the largest description that GitLab takes. */
function filled(text: string): string {
  return text.repeat(Math.ceil(mebibyte / text.length)).slice(0, mebibyte);
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

const header = '| Runbook name | Acme - 2FA |\n|---|---|\n\n';

/**
 * Each of these takes some parser seconds to hours, or its stack. The limit is generous: this asks whether reading
 * ends at all on a slow machine, not how fast it is (the benchmark does).
 */
describe('1 MiB of hostile input is read in bounded time', () => {
  test.each([
    ['quotes', filled('>')],
    ['quotes on many lines', filled(`${'>'.repeat(1000)} a\n`)],
    ['lists in one line', filled(`${'- '.repeat(5000)}a\n`)],
    ['a stair of lists', lines(1400, (index) => `${' '.repeat(2 * index)}- a`)],
    [
      'a stair of checklist items',
      `### Pre-call checklist\n${lines(1400, (index) => `${' '.repeat(2 * index)}- [ ] a`)}`,
    ],
    ['numbered lists in one line', filled('1. ')],
    ['open brackets in a cell', `${header}| DRI | ${filled('[a](')} |`],
    ['open brackets in many cells', header + lines(2000, () => `| DRI | ${'[a]('.repeat(120)} |`)],
    [
      'backticks of every length',
      header + lines(20, () => `| DRI | ${lines(140, (index) => '`'.repeat(index)).replaceAll('\n', ' ')} |`),
    ],
    ['emphasis in cells', header + lines(2000, () => `| DRI | ${'*a _b '.repeat(80)} |`)],
    ['blanks between brackets', `### Pre-call checklist\n[${' '.repeat(mebibyte)}`],
    ['blanks in a delimiter row', `| a | b |\n|---|---${' '.repeat(mebibyte)}`],
    ['blanks before a line end', `${header}| DRI |${' '.repeat(mebibyte)}\n`],
    ['dashes and blanks', filled('- - ')],
    ['pipes', `${filled('|a')}\n|-|-|`],
    ['escaped pipes', `${header}| DRI | ${filled('\\|')} |`],
    ['rows', header + filled('| DRI | x |\n')],
    ['boxes without a list', `### Pre-call checklist\n${filled('[ ] - a\n')}`],
    ['boxes and reasons', `### Pre-call checklist\n${filled('[ ] - a\n`b`\n\n')}`],
    ['headings', filled('# Tasks\n')],
    ['HTML comments', filled('<!-- ')],
    ['angle brackets in cells', `${header}| DRI | ${filled('<')} |`],
    ['line feeds', filled('\n')],
    ['carriage returns', filled('\r')],
    ['code lines under an item', `### Pre-call checklist\n- [ ] a\n${filled('  `b`\n')}`],
    ['a rollback plan of lists in lists', `### Rollback plan\n${'- '.repeat(16)}a\n${filled('b\n')}`],
    ['a rollback plan of links', `### Rollback plan\n${filled(`${'[a](b) '.repeat(99)}\n\n`)}`],
    ['a rollback plan of code', `### Rollback plan\n${filled(`${' '.repeat(64)}a\n`)}`],
    ['a rollback plan in a table', `### Rollback plan\n| a |\n|---|\n${filled('| [a](b) |\n')}`],
    ['code spans in a cell', `${header}| DRI | ${filled('`a` ')} |`],
    ['code spans without an end', `${header}| DRI | ${filled('`` a ` ')} |`],
    ['backticks in one run', `${header}| DRI | ${'`'.repeat(mebibyte)} |`],
    ['backticks in two runs', `${header}| DRI | ${'`'.repeat(mebibyte / 2)} ${'`'.repeat(mebibyte / 2)} |`],
    [
      'growing runs of backticks',
      `${header}| DRI | ${lines(1400, (index) => '`'.repeat(index)).replaceAll('\n', ' ')} |`,
    ],
    ['opening parentheses in a duration', `| Task | Duration |\n|---|---|\n| a | ${filled('(planned ')} |`],
  ])(
    '%s',
    (_, markdown) => {
      const { overview, problems } = reviewRunbook(markdown);
      const edited = editRunbook(markdown, [
        { kind: 'set-header', field: 'meetingUrl', value: 'x' },
        { kind: 'set-reason', item: { list: 'pre-call', position: 1, text: 'a' }, reason: 'why' },
      ]);
      const sheet = parseTaskList(markdown, []);

      expect(overview.header).toBeDefined();
      expect(sheet.rollbackPlan?.length ?? 0).toBeLessThanOrEqual(3000);
      expect(problems.length).toBeGreaterThan(0);
      expect(edited.length).toBeGreaterThan(0);
    },
    60_000,
  );
});

describe('a runbook of 1 MiB', () => {
  const rows = 12_000;
  const markdown = [
    ...[header, '### Pre-call checklist', '', lines(3000, (index) => `- [x] Item ${index}`), ''],
    ...['### Runbook - Tasks', '', '| Task | Outcome | Duration |', '|---|---|---|'],
    lines(
      rows,
      (index) => `| [Task ${index}](https://docs.gitlab.com/${index}) with \`code\` | | ${(index % 59) + 1}m |`,
    ),
  ].join('\n');

  test('is read completely', () => {
    const { runbook } = parseRunbook(markdown);

    expect(runbook.preCall).toHaveLength(3000);
    expect(runbook.tasks).toHaveLength(rows);
    expect(runbook.tasks.at(-1)).toMatchObject({
      position: rows,
      name: { text: 'Task 11999 with code' },
      plannedMinutes: 23,
    });
  }, 60_000);

  test('is edited in one place', () => {
    const edited = editRunbook(markdown, [
      {
        kind: 'record-task',
        task: { position: 1, name: 'Task 11000 with code' },
        outcome: { result: 'Success', note: undefined },
      },
    ]);

    expect(edited).toBe(markdown.replace(/(?<=Task 11000\S* with `code` \|) \| 27m/, ' Success | (planned 27m)'));
  }, 60_000);
});
