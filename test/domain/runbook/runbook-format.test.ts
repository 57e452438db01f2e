import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reviewRunbook } from '../../../src/domain/runbook/review-runbook.js';

const page = readFileSync(join(process.cwd(), 'docs/runbook-format.md'), 'utf8');

/** The fenced examples, each with the comment above it that names its problems. */
const examples = Array.from(
  page.matchAll(/<!-- problems: (.*) -->\n```markdown\n([\s\S]*?)\n```\n/g),
  ({ 1: problems = '', 2: markdown = '' }) => ({ problems: problems === 'none' ? [] : problems.split(', '), markdown }),
);

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
  ])('explains the check %s once', (code) => {
    expect(page.split(`\n| \`${code}\` |`)).toHaveLength(2);
  });
});
