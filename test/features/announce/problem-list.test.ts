import { renderProblems } from '../../../src/features/announce/problem-list.js';
import type { Problem } from '../../../src/runbook/problem.js';
import { linesForJane, modalForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';

const error: Problem = {
  severity: 'error',
  code: 'placeholder',
  line: 6,
  found: 'DRI is still “TBD”.',
  fix: 'Enter the owner’s GitLab username.',
};
const warning: Problem = {
  severity: 'warning',
  code: 'unreadable-duration',
  line: 29,
  isLineShown: true,
  found: '“15” isn’t a duration.',
  fix: 'Write hours and minutes.',
};

test('a runbook without problems has no list', () => {
  expect(renderProblems([])).toEqual([]);
});

test('every problem has what is wrong and how to fix it, under a heading that says what it means; errors come first', () => {
  const lines = linesForJane(renderProblems([warning, error]));

  expect(lines).toEqual([
    'Fix this error before announcing:',
    '• DRI is still “TBD”. Enter the owner’s GitLab username.',
    'Warnings:',
    '• “15” isn’t a duration. Write hours and minutes. (line 29)',
  ]);
});

test.each([
  [[error], ['Fix this error before announcing:']],
  [[error, error], ['Fix these errors before announcing:']],
  [[warning], ['Warnings. The call can be announced:']],
  [
    [warning, error, warning],
    ['Fix this error before announcing:', 'Warnings:'],
  ],
])('what it means for the announcement is in the headings', (problems, headings) => {
  expect(linesForJane(renderProblems(problems)).filter((line) => !line.startsWith('•'))).toEqual(headings);
});

test('of 500 problems the worst 25 are shown, and the rest is counted', () => {
  const problems = [...Array.from({ length: 499 }, () => warning), error];

  const lines = linesForJane(renderProblems(problems));

  expect(lines).toHaveLength(28);
  expect(lines[1]).toContain('DRI is still');
  expect(lines.at(-1)).toBe('… and 475 more.');
});

test('warnings for which errors leave no room are counted', () => {
  const problems = [warning, ...Array.from({ length: 30 }, () => error)];

  expect(linesForJane(renderProblems(problems)).slice(-3)).toEqual(['… and 5 more.', 'Warnings:', '1 not shown.']);
});

test('25 problems are all shown', () => {
  const lines = linesForJane(renderProblems(Array.from({ length: 25 }, () => warning)));

  expect(lines).toHaveLength(26);
});

test('500 problems that quote live mentions at length stay text, and Slack takes them', () => {
  const hostile = '<!channel> @here <@U0JOHN> 😀'.repeat(300);
  const problem = { ...error, found: hostile, fix: hostile };

  const blocks = renderProblems(Array.from({ length: 500 }, () => problem));

  expect(modalForJane({ type: 'modal', blocks }).live).toEqual([]);
  expect(refusalsOfMessage({ text: 'x', blocks })).toEqual([]);
  expect(JSON.stringify(blocks).length).toBeLessThan(50_000);
});
