import fc from 'fast-check';
import { readWorkingHours } from '../../src/schedule/read-working-hours.js';

// Minutes after midnight, written as hours, so that the rows can be checked by eye.
const H = 60;

test.each([
  ['0800-1600 Central time', 8 * H, 16 * H, 'America/Chicago'],
  ['09:00-17:30', 9 * H, 17.5 * H, undefined],
  ['9am - 5pm Europe/Berlin', 9 * H, 17 * H, 'Europe/Berlin'],
  ['9 AM – 5 PM', 9 * H, 17 * H, undefined],
  ['9:30 a.m. to 6 p.m. PT', 9.5 * H, 18 * H, 'America/Los_Angeles'],
  ['09:00—18:00', 9 * H, 18 * H, undefined],
  ['09:00 until 18:00 UTC', 9 * H, 18 * H, 'UTC'],
  ['9-17', 9 * H, 17 * H, undefined],
  ['9 - 17 UTC+2', 9 * H, 17 * H, 'UTC+02:00'],
  ['8 to 16 Asia/Kolkata', 8 * H, 16 * H, 'Asia/Kolkata'],
  ['0-24', 0, 24 * H, undefined],
  ['0900-1700 -07:00', 9 * H, 17 * H, 'UTC-07:00'],
  ['0900-1730 (europe/dublin)', 9 * H, 17.5 * H, 'Europe/Dublin'],
  ['`0900-1730`, JST', 9 * H, 17.5 * H, 'Asia/Tokyo'],
  ['Mon-Fri 9am-5pm ET', 9 * H, 17 * H, 'America/New_York'],
  ['09:00-18:00 Monday to Friday', 9 * H, 18 * H, undefined],
  ['Mon – Fri, 9-17', 9 * H, 17 * H, undefined],
  ['0800-1600 hrs', 8 * H, 16 * H, undefined],
  // The name says winter, the work goes on in summer.
  ['0800-1600 PST', 8 * H, 16 * H, 'America/Los_Angeles'],
  ['0900-1700 CEST', 9 * H, 17 * H, 'Europe/Berlin'],
  // Several places: the person's Slack zone decides.
  ['0900-1800 IST', 9 * H, 18 * H, undefined],
  ['0800-1600 CST', 8 * H, 16 * H, undefined],
  ['0800-1600 MST', 8 * H, 16 * H, undefined],
  ['0800-1600 AEST', 8 * H, 16 * H, undefined],
  // Into the next day.
  ['2200-0600', 22 * H, 30 * H, undefined],
  ['20:00-08:00 America/Bogota', 20 * H, 32 * H, 'America/Bogota'],
  ['10pm - 6am', 22 * H, 30 * H, undefined],
  ['16:00-24:00', 16 * H, 24 * H, undefined],
  ['16:00-00:00', 16 * H, 24 * H, undefined],
  ['4pm-12am', 16 * H, 24 * H, undefined],
  ['9:00-0:00', 9 * H, 24 * H, undefined],
  ['00:00-24:00', 0, 24 * H, undefined],
  ['00:30-08:30', 0.5 * H, 8.5 * H, undefined],
])('%j is from minute %d to %d of the day in %s', (text, start, end, zone) => {
  expect(readWorkingHours(text)).toEqual({ hours: { start, end }, zone });
});

test.each([
  // Either half of the day.
  '9-5',
  '9-12',
  '9 - 5pm',
  '17-9',
  '17-13',
  '17-13 09:00-18:00',
  // More likely a "pm" left out than a night of 20 hours.
  '9:00-5:00',
  '8:00 - 4:00 ET',
  '19:59-08:00',
  // No time at all, or no span.
  '',
  ' ',
  'flexible',
  '09:00',
  '09:00-',
  '-18:00',
  '09:00-09:00',
  '00:00-00:00',
  '24:00-08:00',
  '09:00 18:00',
  // Impossible.
  '09:00-25:00',
  '09:60-18:00',
  '0900-1760',
  '9am-17pm',
  '9-25',
  '9-17:30',
  '9-1730',
  '9-17pm',
  // More than is understood.
  '09:00-12:00, 13:00-18:00',
  'Sun-Thu 0900-1700',
  'Mon-Thu 0900-1700',
  '0900-1700 on weekdays',
  '0900-1700 Mars/Olympus',
  '0900-1700 UTC+15',
  '0900-1700 Europe/Berlin or so',
  `0900-1700${' '.repeat(200)}`,
])('%j is not understood', (text) => {
  expect(readWorkingHours(text)).toBeUndefined();
});

test('no text makes it throw, and hours that are read lie within a day of a start in the day', () => {
  const words = fc.constantFrom(
    '9',
    '17',
    '0900',
    '17:30',
    '22:00',
    '06:00',
    '-',
    ' ',
    'am',
    'pm',
    'to',
    'UTC',
    'PT',
    '–',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 8 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { hours } = readWorkingHours(text) ?? { hours: { start: 0, end: 1 } };
      expect(hours.start).toBeGreaterThanOrEqual(0);
      expect(hours.start).toBeLessThan(24 * H);
      expect(hours.end).toBeGreaterThan(hours.start);
      expect(hours.end - hours.start).toBeLessThanOrEqual(24 * H);
    }),
    { numRuns: 3000 },
  );
});
