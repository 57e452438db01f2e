import { nextMorning } from '../../../src/call/reminders/next-morning.js';
import { callAt, planned, recipient } from './planned.js';

// Each call is planned to take an hour.
test.each<
  readonly [why: string, start: string, zone: string, after: string, morning: string, from: string, to: string]
>([
  ['the day after', '2026-10-14T15:00Z', 'Europe/Berlin', '2026-10-14T16:00Z', '2026-10-15', '07:00', '16:00'],
  ['the same day', '2026-10-14T04:00Z', 'Europe/Berlin', '2026-10-14T05:00Z', '2026-10-14', '07:00', '16:00'],
  ['not before the end', '2026-10-14T06:30Z', 'Europe/Berlin', '2026-10-14T06:00Z', '2026-10-15', '07:00', '16:00'],
  ['not as the end comes', '2026-10-14T06:00Z', 'Europe/Berlin', '2026-01-01T00:00Z', '2026-10-15', '07:00', '16:00'],
  ['not the one just sent', '2026-10-14T15:00Z', 'Europe/Berlin', '2026-10-15T07:00Z', '2026-10-16', '07:00', '16:00'],
  ['sent late', '2026-10-14T15:00Z', 'Europe/Berlin', '2026-10-15T11:30Z', '2026-10-16', '07:00', '16:00'],
  ['over the weekend', '2026-10-16T15:00Z', 'Europe/Berlin', '2026-10-16T16:00Z', '2026-10-19', '07:00', '16:00'],
  ['from a Saturday', '2026-10-17T15:00Z', 'Europe/Berlin', '2026-10-17T16:00Z', '2026-10-19', '07:00', '16:00'],
  ['from Friday morning', '2026-10-14T15:00Z', 'Europe/Berlin', '2026-10-16T07:00Z', '2026-10-19', '07:00', '16:00'],
  [
    'after the clocks go back',
    '2026-10-23T15:00Z',
    'Europe/Berlin',
    '2026-10-23T16:00Z',
    '2026-10-26',
    '08:00',
    '17:00',
  ],
  ['and forward', '2026-03-27T15:00Z', 'Europe/Berlin', '2026-03-27T16:00Z', '2026-03-30', '07:00', '16:00'],
  ['in Los Angeles', '2026-10-30T23:00Z', 'America/Los_Angeles', '2026-10-31T00:00Z', '2026-11-02', '17:00', '02:00+1'],
  ['in Sydney, April', '2026-04-03T06:00Z', 'Australia/Sydney', '2026-04-03T07:00Z', '2026-04-06', '23:00-1', '08:00'],
  ['Sydney, October', '2026-10-02T06:00Z', 'Australia/Sydney', '2026-10-02T07:00Z', '2026-10-05', '22:00-1', '07:00'],
  [
    'Lord Howe, April',
    '2026-04-03T06:00Z',
    'Australia/Lord_Howe',
    '2026-04-03T07:00Z',
    '2026-04-06',
    '22:30-1',
    '07:30',
  ],
  [
    'Lord Howe, October',
    '2026-10-02T06:00Z',
    'Australia/Lord_Howe',
    '2026-10-02T07:00Z',
    '2026-10-05',
    '22:00-1',
    '07:00',
  ],
  ['over the new year', '2026-12-31T15:00Z', 'Europe/Berlin', '2026-12-31T16:00Z', '2027-01-01', '08:00', '17:00'],
  ['over a leap day', '2028-02-28T15:00Z', 'Europe/Berlin', '2028-02-28T16:00Z', '2028-02-29', '08:00', '17:00'],
])('%s: a call at %s with a DRI in %s has, after %s, the morning of %s', (_, start, zone, after, date, from, to) => {
  const dri = recipient('UDRI', 'dri', { timeZone: zone });

  const morning = nextMorning(callAt(start, 'UTC', 60), dri, Date.parse(after));

  expect(planned(morning === undefined ? [] : [morning])).toEqual([
    [`morning ${date}`, 'UDRI', onDay(date, from), onDay(date, to)],
  ]);
});

test('a morning of somebody who works at night is when the night begins, and is named by that day', () => {
  const dri = recipient('UDRI', 'dri', { timeZone: 'Asia/Tokyo', workingHours: { start: 22 * 60, end: 30 * 60 } });

  const morning = nextMorning(callAt('2026-10-16T02:00Z', 'UTC', 60), dri, 0);

  expect(planned(morning === undefined ? [] : [morning])).toEqual([
    ['morning 2026-10-16', 'UDRI', '2026-10-16T13:00Z', '2026-10-16T21:00Z'],
  ]);
});

test('a DRI whose zone is not known has the mornings of the call’s zone', () => {
  const morning = nextMorning(callAt('2026-10-14T15:00Z', 'Asia/Tokyo', 60), recipient('UDRI', 'dri'), 0);

  expect(planned(morning === undefined ? [] : [morning])).toEqual([
    // The call ends at 01:00 of the 15th there.
    ['morning 2026-10-15', 'UDRI', '2026-10-15T00:00Z', '2026-10-15T09:00Z'],
  ]);
});

test('each morning leads to the next, so that a fortnight has ten', () => {
  const call = callAt('2026-10-16T15:00Z', 'Europe/Berlin', 60);
  const dri = recipient('UDRI', 'dri');

  const names: string[] = [];
  for (let after = 0; after < Date.parse('2026-10-30T08:00Z'); ) {
    const morning = nextMorning(call, dri, after);
    names.push(morning?.name ?? 'none');
    after = morning?.dueAt ?? Number.POSITIVE_INFINITY;
  }

  expect(names).toEqual([
    ...['19', '20', '21', '22', '23', '26', '27', '28', '29', '30'].map((day) => `morning 2026-10-${day}`),
  ]);
});

/** `23:00-1` is on the day before `date` in UTC. */
function onDay(date: string, clock: string): string {
  const days = Number(clock.slice(5));
  const day = new Date(Date.parse(date) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return `${day}T${clock.slice(0, 5)}Z`;
}
