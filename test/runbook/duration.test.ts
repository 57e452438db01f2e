import fc from 'fast-check';
import { formatMinutes, mostTypedMinutes, parseMinutes, readTypedMinutes } from '../../src/runbook/duration.js';

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

describe('readTypedMinutes', () => {
  test.each([
    ['10m', 10],
    ['1h15m', 75],
    ['1h 15m', 75],
    ['1h15', 75],
    ['1:15', 75],
    ['01:05', 65],
    ['0:45', 45],
    ['1:15h', 75],
    ['1:15 h', 75],
    ['90', 90],
    [' 90 ', 90],
    ['0', 0],
    ['1.5h', 90],
    ['1,5h', 90],
    ['.5h', 30],
    ['0,25 hours', 15],
    ['1.33h', 80],
    ['1.1h', 66],
    ['2 h', 120],
    ['2 hours', 120],
    ['75 min', 75],
    ['75 Minutes', 75],
    ['1H 15MIN', 75],
    ['~2h', 120],
    ['about 10 min', 10],
    ['１：１５', 75],
    ['1\u00a0h\u00a015\u00a0min', 75],
    ['99h59m', 5999],
    ['99:59', 5999],
    ['5999', 5999],
    ['99.99h', 5999],
  ])('reads "%s" as %s minutes', (text, minutes) => {
    expect(readTypedMinutes(text)).toBe(minutes);
  });

  test.each([
    '',
    ' ',
    'h',
    'm',
    ':',
    '.h',
    '1:5',
    '1:60',
    ':15',
    '1:15:00',
    '1:15m',
    '1.5',
    '1,5',
    '1.5m',
    '1.555h',
    '1,500h',
    '1½h',
    '1h5',
    '1h60',
    '-5',
    '+5',
    '10-15m',
    '10 15',
    '15m1h',
    '30s',
    '2d',
    '1e3',
    '0x10',
    '١٢',
    'ten minutes',
    '10m (planned 5m)',
    '10m\n/close',
    '100h',
    '99h60m',
    '100:00',
    '6000',
    '6000m',
    '99999',
  ])('refuses "%s"', (text) => {
    expect(readTypedMinutes(text)).toBeUndefined();
  });

  test('reads what is stored in the issue as the same minutes', () => {
    fc.assert(
      fc.property(fc.nat({ max: mostTypedMinutes }), (minutes) => {
        expect(readTypedMinutes(formatMinutes(minutes))).toBe(minutes);
      }),
    );
  });
});
