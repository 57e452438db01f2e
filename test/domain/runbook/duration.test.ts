import { formatMinutes, parseMinutes } from '../../../src/domain/runbook/duration.js';

describe('parseMinutes', () => {
  test.each([
    ['10m', 10],
    ['1h15m', 75],
    ['1h 15m', 75],
    ['2h', 120],
    ['0m', 0],
    ['90 minutes', 90],
    ['1 hour', 60],
    ['1 HR 5 MIN', 65],
    ['~2h', 120],
    ['about 10 mins', 10],
    ['15', undefined],
    ['', undefined],
    ['h', undefined],
    ['1:15', undefined],
    ['10-15m', undefined],
    ['1.5h', undefined],
    ['-5m', undefined],
    ['30s', undefined],
    ['15m1h', undefined],
    ['99999m', undefined],
  ])('reads "%s" as %s', (text, minutes) => {
    expect(parseMinutes(text)).toBe(minutes);
  });
});

describe('formatMinutes', () => {
  test.each([
    [0, '0m'],
    [10, '10m'],
    [60, '1h'],
    [75, '1h15m'],
    [1500, '25h'],
  ])('writes %s as %s', (minutes, text) => {
    expect(formatMinutes(minutes)).toBe(text);
  });
});
