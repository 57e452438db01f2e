import { checkRunbook } from '../../src/runbook/check-runbook.js';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { readFixture } from './runbook-fixtures.js';

const example = readFixture('handbook-example');
const rollbackPlan = /The method used.*/.exec(example)?.[0] ?? '';

/** The checks that fail when one piece of the handbook's example is replaced. */
function checksAfter(before: string, after: string): readonly string[] {
  const markdown = example.replace(before, () => after);
  expect(markdown).not.toBe(example);
  return checkRunbook(parseRunbook(markdown).runbook).map(({ line, severity, code }) => `${line} ${severity} ${code}`);
}

describe('checkRunbook', () => {
  test('finds nothing wrong with the example of the handbook', () => {
    expect(checkRunbook(parseRunbook(example).runbook)).toEqual([]);
  });

  test.each([
    ['a name without a task', 'Acme - Enforce 2FA on all groups', 'Acme', ['3 warning name-format']],
    ['a name with an en dash', 'Acme - Enforce', 'Acme – Enforce', []],
    ['no name', 'Acme - Enforce 2FA on all groups', '', ['3 error missing-name']],
    ['a name of the template', 'Acme - Enforce 2FA on all groups', 'Acme - REQUESTED TASK', ['3 error placeholder']],
    [
      'no description',
      'Acme Inc. requires us to enforce 2FA on all of their 2500 groups',
      '',
      ['5 warning missing-description'],
    ],
    ['no DRI', '`@john_doe`', '', ['6 error missing-dri']],
    ['a DRI to be determined', '`@john_doe`', 'tbd', ['6 error placeholder']],
    ['a DRI called Todd', '`@john_doe`', '@todd', []],
    ['no time', '`2020-10-10 - 23:30 PST`', '', ['7 error missing-schedule']],
    ['half a time', '2020-10-10 - 23:30 PST', '2020-10-10 - HH:MM PST', ['7 error placeholder']],
    ['no meeting URL', 'example.zoom.com/my/example.meeting', '', ['8 warning missing-meeting-url']],
    [
      'a meeting on the phone',
      'example.zoom.com/my/example.meeting',
      '+49 30 1234',
      ['8 warning meeting-url-not-a-link'],
    ],
    ['a linked meeting', 'example.zoom.com/my/example.meeting', '[Zoom](https://example.zoom.com/j/1)', []],
    [
      'an issue by its number only',
      'https://gitlab.com/gitlab-com/demo/example/example-project/-/issues/1',
      '12',
      ['9 warning gitlab-issue-not-a-link'],
    ],
    [
      'an issue by its reference',
      '`https://gitlab.com/gitlab-com/demo/example/example-project/-/issues/1`',
      'a/b#12',
      [],
    ],
    ['an issue as a work item', '/-/issues/1', '/-/work_items/1', []],
    [
      'an open item without a reason',
      '    `Dry-run cannot be completed due to change requirements`',
      '',
      ['31 warning open-item-without-reason'],
    ],
    ['the inform item left open', '[x] - Inform on', '[ ] - Inform on', []],
    ['an inapplicable item', '[x] - Do we', '[~] - Do we', []],
    ['no rollback plan', rollbackPlan, '', ['46 warning no-rollback-plan']],
    ['a rollback plan to be written', rollbackPlan, 'TBD', ['48 warning placeholder']],
    ['a rollback plan whose only step is to be written', rollbackPlan, '1. TBD', ['48 warning placeholder']],
    ['a rollback plan with one item', rollbackPlan, '- Switch it off', []],
    [
      'a rollback plan of the template, on two lines',
      rollbackPlan,
      'In the rollback plan,\nwe provide a link for the steps',
      ['48 warning placeholder'],
    ],
    ['no tasks heading', '#### Runbook - Tasks', '#### Steps', []],
    ['no GitLab contacts', '#### Gitlab Contacts', '#### Attendees', ['1 warning no-gitlab-contact']],
  ])('judges %s', (_, before, after, expected) => {
    expect(checksAfter(before, after)).toEqual(expected);
  });
});
