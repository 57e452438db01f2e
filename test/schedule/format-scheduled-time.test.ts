import { formatScheduledTime } from '../../src/schedule/format-scheduled-time.js';
import { resolveScheduledTime } from '../../src/schedule/resolve-scheduled-time.js';

test.each([
  ['2020-10-11T06:30:00Z', 'America/Los_Angeles', '2020-10-10 - 23:30 America/Los_Angeles (UTC-07:00)'],
  ['2020-11-01T08:30:00Z', 'America/Los_Angeles', '2020-11-01 - 01:30 America/Los_Angeles (UTC-07:00)'],
  ['2020-11-01T09:30:00Z', 'America/Los_Angeles', '2020-11-01 - 01:30 America/Los_Angeles (UTC-08:00)'],
  ['2020-10-10T18:00:00Z', 'Asia/Kolkata', '2020-10-10 - 23:30 Asia/Kolkata (UTC+05:30)'],
  ['2024-01-15T12:00:00Z', 'Europe/London', '2024-01-15 - 12:00 Europe/London (UTC+00:00)'],
  ['2020-10-11T06:30:00Z', 'UTC', '2020-10-11 - 06:30 UTC'],
  ['2020-10-11T06:30:00Z', 'UTC-07:00', '2020-10-10 - 23:30 UTC-07:00'],
  ['2020-10-11T06:30:15Z', 'UTC', '2020-10-11 - 06:30:15 UTC'],
  ['2020-10-11T06:30:15.250Z', 'UTC', '2020-10-11 - 06:30:15.250 UTC'],
])('%s in %s is written as %s', (instant, zone, written) => {
  const text = formatScheduledTime({ instant: Date.parse(instant), zone });

  expect(text).toBe(written);
});

test.each([
  ['America/Los_Angeles', '2020-10-10 - 23:30 America/Los_Angeles (UTC-07:00), 90 minutes'],
  ['UTC-07:00', '2020-10-10 - 23:30 UTC-07:00, 90 minutes'],
])('a length that was written is kept in %s, and is read back', (zone, written) => {
  const time = { instant: Date.parse('2020-10-11T06:30:00Z'), zone };

  expect(formatScheduledTime(time, 90)).toBe(written);
  expect(resolveScheduledTime(written)).toEqual({ kind: 'resolved', time, plannedMinutes: 90 });
});
