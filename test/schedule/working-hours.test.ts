import {
  defaultWorkingHours,
  isWorkingTime,
  lastWorkingHourBefore,
  nextWorkingPeriod,
  type WorkingHours,
} from '../../src/schedule/working-hours.js';

// Monday is 12 October 2026. Berlin is at UTC+2 then, Los Angeles at UTC-7.
test.each([
  ['Monday 09:00', '2026-10-12T07:00Z', 'Europe/Berlin', '09:00-18:00', true],
  ['Monday 08:59', '2026-10-12T06:59Z', 'Europe/Berlin', '09:00-18:00', false],
  ['Monday 17:59', '2026-10-12T15:59Z', 'Europe/Berlin', '09:00-18:00', true],
  ['Monday 18:00, when work is over', '2026-10-12T16:00Z', 'Europe/Berlin', '09:00-18:00', false],
  ['Friday 17:59', '2026-10-16T15:59Z', 'Europe/Berlin', '09:00-18:00', true],
  ['Saturday noon', '2026-10-17T10:00Z', 'Europe/Berlin', '09:00-18:00', false],
  ['Sunday noon', '2026-10-18T10:00Z', 'Europe/Berlin', '09:00-18:00', false],
  ['Friday 17:30 where UTC has Saturday', '2026-10-17T00:30Z', 'America/Los_Angeles', '09:00-18:00', true],
  ['Monday 10:00 where UTC has Sunday', '2026-10-11T21:00Z', 'Pacific/Auckland', '09:00-18:00', true],
  ['Saturday 10:00 where UTC has Friday', '2026-10-16T21:00Z', 'Pacific/Auckland', '09:00-18:00', false],
  ['Monday 22:00, at night', '2026-10-12T20:00Z', 'Europe/Berlin', '22:00-30:00', true],
  ['Monday 21:59, before the night', '2026-10-12T19:59Z', 'Europe/Berlin', '22:00-30:00', false],
  ['Monday 05:59, after no work on Sunday', '2026-10-12T03:59Z', 'Europe/Berlin', '22:00-30:00', false],
  ['Tuesday 05:59', '2026-10-13T03:59Z', 'Europe/Berlin', '22:00-30:00', true],
  ['Tuesday 06:00', '2026-10-13T04:00Z', 'Europe/Berlin', '22:00-30:00', false],
  ['Saturday 05:59, the end of the night of Friday', '2026-10-17T03:59Z', 'Europe/Berlin', '22:00-30:00', true],
  ['Saturday 22:00', '2026-10-17T20:00Z', 'Europe/Berlin', '22:00-30:00', false],
  ['Monday 23:59 of hours until midnight', '2026-10-12T21:59Z', 'Europe/Berlin', '16:00-24:00', true],
  ['Tuesday 00:00 of hours until midnight', '2026-10-12T22:00Z', 'Europe/Berlin', '16:00-24:00', false],
  ['Tuesday 00:00 of all hours', '2026-10-12T22:00Z', 'Europe/Berlin', '00:00-24:00', true],
  ['Saturday 00:00 of all hours', '2026-10-16T22:00Z', 'Europe/Berlin', '00:00-24:00', false],
  // Israel's clocks went from 02:00 to 03:00 on Friday 27 March 2026, so there was no 02:30.
  ['03:29 of a day from 02:30 that skips 02:30', '2026-03-27T00:29Z', 'Asia/Jerusalem', '02:30-10:30', false],
  ['03:30 of a day from 02:30 that skips 02:30', '2026-03-27T00:30Z', 'Asia/Jerusalem', '02:30-10:30', true],
  ['01:29 of a night until 02:30 that skips 02:30', '2026-03-26T23:29Z', 'Asia/Jerusalem', '20:30-26:30', true],
  ['01:30 of a night until 02:30 that skips 02:30', '2026-03-26T23:30Z', 'Asia/Jerusalem', '20:30-26:30', false],
  ['03:00, when all of the hours were skipped', '2026-03-27T00:00Z', 'Asia/Jerusalem', '02:10-02:50', false],
  ['10:29 of the same day', '2026-03-27T07:29Z', 'Asia/Jerusalem', '02:30-10:30', true],
  // Egypt's clocks went back from 24:00 to 23:00 on Thursday 29 October 2026.
  ['23:29, the first one', '2026-10-29T20:29Z', 'Africa/Cairo', '15:00-23:30', true],
  ['23:29, the second one', '2026-10-29T21:29Z', 'Africa/Cairo', '15:00-23:30', false],
  ['23:29, the first one, of a night from 23:30', '2026-10-29T20:29Z', 'Africa/Cairo', '23:30-30:00', false],
  ['23:30, the first one, of a night from 23:30', '2026-10-29T20:30Z', 'Africa/Cairo', '23:30-30:00', false],
  ['23:30, the second one, of a night from 23:30', '2026-10-29T21:30Z', 'Africa/Cairo', '23:30-30:00', true],
  // And forward over the first hour of Friday 24 April 2026.
  ['01:00 of a day from 00:00 that begins at 01:00', '2026-04-23T22:00Z', 'Africa/Cairo', '00:00-08:00', true],
  ['00:59, before that', '2026-04-23T21:59Z', 'Africa/Cairo', '00:00-08:00', false],
])('%s (%s in %s) for hours %s: %s', (_, instant, zone, hours, expected) => {
  expect(isWorkingTime(Date.parse(instant), hoursOf(hours), zone)).toBe(expected);
});

test.each([
  ['the same evening', '2026-10-13T20:00Z', 'Europe/Berlin', '09:00-18:00', '2026-10-13T15:00Z'],
  ['just as work ends', '2026-10-13T16:00Z', 'Europe/Berlin', '09:00-18:00', '2026-10-13T15:00Z'],
  ['while working: the day before', '2026-10-13T15:59Z', 'Europe/Berlin', '09:00-18:00', '2026-10-12T15:00Z'],
  ['in the early morning', '2026-10-13T04:00Z', 'Europe/Berlin', '09:00-18:00', '2026-10-12T15:00Z'],
  ['on Saturday', '2026-10-17T10:00Z', 'Europe/Berlin', '09:00-18:00', '2026-10-16T15:00Z'],
  ['on Sunday', '2026-10-18T10:00Z', 'Europe/Berlin', '09:00-18:00', '2026-10-16T15:00Z'],
  ['on Monday before work', '2026-10-19T06:59Z', 'Europe/Berlin', '09:00-18:00', '2026-10-16T15:00Z'],
  ['a half-hour day', '2026-10-13T20:00Z', 'Europe/Berlin', '12:00-12:30', '2026-10-13T10:00Z'],
  ['a night', '2026-10-13T15:00Z', 'Europe/Berlin', '22:00-30:00', '2026-10-13T03:00Z'],
  ['on Sunday after nights', '2026-10-18T10:00Z', 'Europe/Berlin', '22:00-30:00', '2026-10-17T03:00Z'],
  ['hours until midnight', '2026-10-13T10:00Z', 'Europe/Berlin', '16:00-24:00', '2026-10-12T21:00Z'],
  // Over changes of the clocks at the weekend: the hour before belongs to the clocks of before.
  ['Berlin, October', '2026-10-25T10:00Z', 'Europe/Berlin', '09:00-18:00', '2026-10-23T15:00Z'],
  ['Berlin, March', '2026-03-29T10:00Z', 'Europe/Berlin', '09:00-18:00', '2026-03-27T16:00Z'],
  ['Los Angeles, November', '2026-11-01T20:00Z', 'America/Los_Angeles', '09:00-18:00', '2026-10-31T00:00Z'],
  ['Los Angeles, March', '2026-03-08T20:00Z', 'America/Los_Angeles', '09:00-18:00', '2026-03-07T01:00Z'],
  ['Sydney, April', '2026-04-05T02:00Z', 'Australia/Sydney', '09:00-18:00', '2026-04-03T06:00Z'],
  ['Sydney, October', '2026-10-04T02:00Z', 'Australia/Sydney', '09:00-18:00', '2026-10-02T07:00Z'],
  ['Lord Howe, April', '2026-04-05T02:00Z', 'Australia/Lord_Howe', '09:00-18:00', '2026-04-03T06:00Z'],
  ['Lord Howe, October', '2026-10-04T02:00Z', 'Australia/Lord_Howe', '09:00-18:00', '2026-10-02T06:30Z'],
  // The last hour of a working day that has the second 23:00 is the one before the first 23:30.
  ['Cairo, October', '2026-10-29T23:00Z', 'Africa/Cairo', '15:00-23:30', '2026-10-29T19:30Z'],
  ['a Friday whose hours were skipped', '2026-03-28T12:00Z', 'Asia/Jerusalem', '02:10-02:50', '2026-03-26T00:10Z'],
])('the last working hour, %s (before %s in %s, hours %s), is %s', (_, before, zone, hours, expected) => {
  const found = lastWorkingHourBefore(Date.parse(before), hoursOf(hours), zone);

  expect(found).toBe(Date.parse(expected));
});

test.each([
  ['2026-10-12T06:59Z', 'Europe/Berlin', '09:00-18:00', '2026-10-12T07:00Z', '2026-10-12T16:00Z'],
  ['2026-10-12T07:00Z', 'Europe/Berlin', '09:00-18:00', '2026-10-13T07:00Z', '2026-10-13T16:00Z'],
  ['2026-10-16T07:00Z', 'Europe/Berlin', '09:00-18:00', '2026-10-19T07:00Z', '2026-10-19T16:00Z'],
  ['2026-10-23T07:00Z', 'Europe/Berlin', '09:00-18:00', '2026-10-26T08:00Z', '2026-10-26T17:00Z'],
  ['2026-10-16T12:00Z', 'Pacific/Auckland', '09:00-18:00', '2026-10-18T20:00Z', '2026-10-19T05:00Z'],
  ['2026-10-16T20:00Z', 'Europe/Berlin', '22:00-30:00', '2026-10-19T20:00Z', '2026-10-20T04:00Z'],
])('after %s in %s, hours %s, work begins at %s and ends at %s', (after, zone, hours, start, end) => {
  const period = nextWorkingPeriod(Date.parse(after), hoursOf(hours), zone);

  expect(period).toMatchObject({ start: Date.parse(start), end: Date.parse(end) });
});

test('the default is 09:00 to 18:00', () => {
  expect(defaultWorkingHours).toEqual(hoursOf('09:00-18:00'));
});

/** `22:00-30:00` ends at 06:00 of the next day. */
function hoursOf(text: string): WorkingHours {
  const [start = 0, end = 0] = text.split('-').map(minutesOf);
  return { start, end };
}

function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}
