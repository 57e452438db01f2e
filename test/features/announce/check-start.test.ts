import { checkStart } from '../../../src/features/announce/check-start.js';

const start = Date.UTC(2031, 9, 11, 6, 30);
const written = { text: '2031-10-11 - 06:30 UTC', markdown: '', span: { start: 0, end: 0 }, line: 6 };
const hours = 60 * 60 * 1000;

test.each([
  ['a week before', start - 7 * 24 * hours, []],
  ['a second before', start - 1000, []],
  ['at the start', start, ['warning call-has-begun']],
  ['twelve hours after', start + 12 * hours, ['warning call-has-begun']],
  ['later than any call lasts', start + 12 * hours + 1, ['error call-is-past']],
])('announced %s', (_when, now, expected) => {
  const problems = checkStart({ instant: start, zone: 'UTC' }, written, now);

  expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
});

test('the problem names the line, the words and what to do', () => {
  expect(checkStart({ instant: start, zone: 'UTC' }, written, start + 24 * hours)).toEqual([
    {
      severity: 'error',
      code: 'call-is-past',
      line: 6,
      found: '“Schedule at” is in the past: Sat 11 Oct 2031, 06:30 (UTC).',
      fix: 'Enter the date and time of the next call.',
    },
  ]);
});
