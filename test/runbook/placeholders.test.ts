import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { isPlaceholder, saysNothingYet } from '../../src/runbook/placeholders.js';
import { reviewRunbook } from '../../src/runbook/review-runbook.js';
import type { HeaderField } from '../../src/runbook/runbook.js';

const labels: Readonly<Record<HeaderField, string>> = {
  name: 'Runbook name',
  description: 'Runbook description',
  dri: 'DRI',
  scheduleAt: 'Schedule at',
  meetingUrl: 'Meeting URL',
  gitlabIssue: 'Gitlab Issue',
};

function isPlaceholderIn(field: HeaderField, value: string): boolean {
  const others = field === 'name' ? '| Ticket | 1 |' : '| Runbook name | a - b |';
  const table = `| ${labels[field]} | ${value} |\n|---|---|\n${others}\n`;
  const written = parseRunbook(table).runbook.header[field];
  return written !== undefined && isPlaceholder(field, written);
}

function planCodes(plan: string): readonly string[] {
  const { problems } = reviewRunbook(`| Runbook name | Acme - 2FA |\n|---|---|\n\n### Rollback plan\n\n${plan}\n`);
  return problems.flatMap(({ code }) => (/placeholder|rollback/.test(code) ? [code] : []));
}

describe('a header value that a template left', () => {
  test.each<[HeaderField, string]>([
    ['name', '%{customer} - %{task}'],
    ['name', '`%{customer} - %{task}`'],
    ['name', '<customer> - <requested task>'],
    ['name', 'Acme - <requested task>'],
    ['name', '<customer> - Enforce 2FA'],
    ['name', '`<customer>` - Enforce 2FA'],
    ['name', '{{customer}} - Enforce 2FA'],
    ['name', '[CUSTOMER] - [TASK]'],
    ['name', ['Acme – $', '{task}'].join('')],
    ['name', 'CUSTOMER - REQUESTED TASK'],
    ['name', '<name>'],
    ['dri', '{{dri}}'],
    ['dri', '@%{dri}'],
    ['dri', '`@%{dri}`'],
    ['dri', '@<dri>'],
    ['dri', '`<user name>`'],
    ['dri', '**TBD**'],
    ['description', '{{description}}'],
    ['description', '<what will be done>'],
    ['meetingUrl', '%{zoom}'],
    ['meetingUrl', '<zoom link>'],
    ['gitlabIssue', '[link to the issue]'],
    ['scheduleAt', '%{date} %{time} UTC'],
    ['scheduleAt', '<date> - <time>'],
    ['scheduleAt', '{{ schedule }}'],
    ['scheduleAt', 'YYYY-MM-DD'],
  ])('%s: %s is a placeholder', (field, value) => {
    expect(isPlaceholderIn(field, value)).toBe(true);
  });
});

describe('a header value that only has such marks in it', () => {
  test.each<[HeaderField, string]>([
    ['name', 'Acme - Rename `<namespace>/app`'],
    ['name', 'Acme - Delete pod <pod>'],
    ['name', 'Acme - Fix List<String> parsing'],
    ['name', 'Acme <EMEA> - Enforce 2FA'],
    ['name', 'Acme - Replace %{name} in templates'],
    ['name', 'Acme - [EU] Enforce 2FA'],
    ['name', 'Acme - Move to {{ namespace }}-prod'],
    ['dri', 'John Doe <john@example.com>'],
    ['dri', '<john@example.com>'],
    ['description', 'Run `kubectl delete pod <pod>` for each pod'],
    ['description', 'Map<String, List<String>> is renamed'],
    ['description', '<b>Urgent</b> work'],
    ['meetingUrl', '<https://example.zoom.com/j/1>'],
    ['gitlabIssue', '[the issue](https://gitlab.com/a/b/-/issues/1)'],
    ['scheduleAt', '2031-10-10 - 23:30 UTC'],
  ])('%s: %s is none', (field, value) => {
    expect(isPlaceholderIn(field, value)).toBe(false);
  });
});

test.each([
  'Run `kubectl delete pod <pod>`.',
  'kubectl delete pod <pod>',
  '<details>\n<summary>Steps</summary>\n\nSwitch it off.\n\n</details>',
  'Change `<namespace>/app` back.',
  'Restore `List<String>`.',
  '```sh\nkubectl delete pod <pod>\n```',
  '1. Open <page>\n2. Switch it off',
])('a rollback plan %j is no placeholder', (plan) => {
  expect(planCodes(plan)).toEqual([]);
});

test.each(['<describe the steps>', '`<steps>`', '{{rollback}}', '%{rollback}', '[steps]', '- TBD', '<rollback plan>'])(
  'a rollback plan %j is one',
  (plan) => {
    expect(['placeholder', 'no-rollback-plan']).toContain(planCodes(plan).join());
  },
);

test.each([
  ['List<String>', false],
  ['Remove `<user_id>`', false],
  ['<br>', false],
  ['<https://example.com>', false],
  ['<name>', true],
  ['`<name>`', true],
  ['%{name}', true],
])('%s says nothing yet: %s', (markdown, expected) => {
  expect(saysNothingYet({ text: markdown, markdown })).toBe(expected);
});
