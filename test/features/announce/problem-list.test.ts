import { renderProblems } from '../../../src/features/announce/problem-list.js';
import type { Problem } from '../../../src/runbook/problem.js';
import { linesForJane, modalForJane, refusalsOfMessage } from '../../support/views/as-people-see-it.js';

const error: Problem = {
  severity: 'error',
  code: 'missing-schedule',
  line: 6,
  found: 'an empty "Schedule at"',
  expected: 'a date, a time and a time zone',
  fix: 'Write it.',
};
const warning: Problem = { ...error, severity: 'warning', line: 2 };

function summaryOf(problems: readonly Problem[]): string | undefined {
  return linesForJane(renderProblems(problems))[0];
}

test('a runbook without problems has no list', () => {
  expect(renderProblems([])).toEqual([]);
});

test('every problem has its line, what was found, what was expected and how to mend it; errors come first', () => {
  const lines = linesForJane(renderProblems([warning, error]));

  expect(lines).toEqual([
    '1 error and 1 warning. Fix this error before announcing.',
    '• Line 6, error: found an empty "Schedule at"; expected a date, a time and a time zone. Write it.',
    '• Line 2, warning: found an empty "Schedule at"; expected a date, a time and a time zone. Write it.',
  ]);
});

test.each([
  [[error], '1 error. Fix this error before announcing.'],
  [[error, error], '2 errors. Fix these errors before announcing.'],
  [[warning], '1 warning. The call can be announced.'],
  [[warning, warning], '2 warnings. The call can be announced.'],
])('what it means for the announcement comes first', (problems, summary) => {
  expect(summaryOf(problems)).toBe(summary);
});

test('what was found may be a sentence: its full stop does not stand before the semicolon', () => {
  const [, line] = linesForJane(renderProblems([{ ...error, found: '“23:30” has no time zone.' }]));

  expect(line).toContain('“23:30” has no time zone; expected');
});

test('of 500 problems the worst 25 are shown, and the rest is counted', () => {
  const problems = [...Array.from({ length: 499 }, () => warning), error];

  const lines = linesForJane(renderProblems(problems));

  expect(lines).toHaveLength(27);
  expect(lines[1]).toContain('Line 6, error');
  expect(lines.at(-1)).toBe('… and 475 more.');
});

test('25 problems are all shown', () => {
  const lines = linesForJane(renderProblems(Array.from({ length: 25 }, () => warning)));

  expect(lines).toHaveLength(26);
});

test('500 problems that quote live mentions at length stay text, and Slack takes them', () => {
  const hostile = '<!channel> @here <@U0JOHN> 😀'.repeat(300);
  const problem = { ...error, found: hostile, expected: hostile, fix: hostile };

  const blocks = renderProblems(Array.from({ length: 500 }, () => problem));

  expect(modalForJane({ type: 'modal', blocks }).live).toEqual([]);
  expect(refusalsOfMessage({ text: 'x', blocks })).toEqual([]);
  expect(JSON.stringify(blocks).length).toBeLessThan(50_000);
});
