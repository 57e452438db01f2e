import type { Recipient } from '../../../src/call/people/recipient.js';
import { planReminders } from '../../../src/call/reminders/plan-reminders.js';
import { callAt, LONG_BEFORE, planned, policyOf, recipient, WEDNESDAY } from './planned.js';

const BERLIN = { timeZone: 'Europe/Berlin' };

describe('a direct message a day before goes out in the working hours of its recipient', () => {
  test.each<readonly [why: string, start: string, zone: string, dueAt: string]>([
    // Wednesday's call: a day before is Tuesday 13 October, 15:00 UTC.
    ['17:00 there', '2026-10-14T15:00Z', 'Europe/Berlin', '2026-10-13T15:00Z'],
    ['09:00 there', '2026-10-14T15:00Z', 'America/Costa_Rica', '2026-10-13T15:00Z'],
    ['18:00 there, to 17:00', '2026-10-14T15:00Z', 'Africa/Nairobi', '2026-10-13T14:00Z'],
    ['20:30 there, to 17:00', '2026-10-14T15:00Z', 'Asia/Kolkata', '2026-10-13T11:30Z'],
    ['20:45 there, to 17:00', '2026-10-14T15:00Z', 'Asia/Kathmandu', '2026-10-13T11:15Z'],
    ['00:00 of the next day there, to 17:00', '2026-10-14T15:00Z', 'Asia/Tokyo', '2026-10-13T08:00Z'],
    ['04:00 of the next day there, to 17:00', '2026-10-14T15:00Z', 'Pacific/Auckland', '2026-10-13T04:00Z'],
    ['04:45 of the next day there, to 17:00', '2026-10-14T15:00Z', 'Pacific/Chatham', '2026-10-13T03:15Z'],
    ['05:00 of the next day there, to 17:00', '2026-10-14T15:00Z', 'Pacific/Kiritimati', '2026-10-13T03:00Z'],
    ['08:00 there, to Monday 17:00', '2026-10-14T15:00Z', 'America/Los_Angeles', '2026-10-13T00:00Z'],
    ['04:00 there, to Monday 17:00', '2026-10-14T15:00Z', 'Pacific/Pago_Pago', '2026-10-13T04:00Z'],
    // Weekends.
    ['on Sunday, to Friday', '2026-10-12T15:00Z', 'Europe/Berlin', '2026-10-09T15:00Z'],
    ['on Saturday, to Friday', '2026-10-11T15:00Z', 'Europe/Berlin', '2026-10-09T15:00Z'],
    ['on Friday at work, before a Saturday', '2026-10-10T15:00Z', 'Europe/Berlin', '2026-10-09T15:00Z'],
    ['on Sunday evening, as Monday 02:00 in Tokyo', '2026-10-12T17:00Z', 'Asia/Tokyo', '2026-10-09T08:00Z'],
    ['on Sunday, as Monday 09:30 in Tokyo', '2026-10-13T00:30Z', 'Asia/Tokyo', '2026-10-12T00:30Z'],
    ['on Saturday, as Friday 17:30 in Los Angeles', '2026-10-11T00:30Z', 'America/Los_Angeles', '2026-10-10T00:30Z'],
    ['on Monday, as Sunday 17:30 in Los Angeles', '2026-10-13T00:30Z', 'America/Los_Angeles', '2026-10-10T00:00Z'],
    // The clocks change between the Friday and the Monday's call at 10:00: Friday's 17:00 is by the old clocks.
    ['Berlin, October', '2026-10-26T09:00Z', 'Europe/Berlin', '2026-10-23T15:00Z'],
    ['Berlin, March', '2026-03-30T08:00Z', 'Europe/Berlin', '2026-03-27T16:00Z'],
    ['London, October', '2026-10-26T10:00Z', 'Europe/London', '2026-10-23T16:00Z'],
    ['Los Angeles, November', '2026-11-02T18:00Z', 'America/Los_Angeles', '2026-10-31T00:00Z'],
    ['Los Angeles, March', '2026-03-09T17:00Z', 'America/Los_Angeles', '2026-03-07T01:00Z'],
    ['St John’s, November', '2026-11-02T13:30Z', 'America/St_Johns', '2026-10-30T19:30Z'],
    ['Sydney, April', '2026-04-06T00:00Z', 'Australia/Sydney', '2026-04-03T06:00Z'],
    ['Sydney, October', '2026-10-04T23:00Z', 'Australia/Sydney', '2026-10-02T07:00Z'],
    ['Auckland, April', '2026-04-05T22:00Z', 'Pacific/Auckland', '2026-04-03T04:00Z'],
    ['Auckland, September', '2026-09-27T21:00Z', 'Pacific/Auckland', '2026-09-25T05:00Z'],
    ['Santiago, April', '2026-04-06T14:00Z', 'America/Santiago', '2026-04-03T20:00Z'],
    ['Santiago, September', '2026-09-07T13:00Z', 'America/Santiago', '2026-09-04T21:00Z'],
    ['Lord Howe, April', '2026-04-05T23:30Z', 'Australia/Lord_Howe', '2026-04-03T06:00Z'],
    ['Lord Howe, October', '2026-10-04T23:00Z', 'Australia/Lord_Howe', '2026-10-02T06:30Z'],
    // Israel's clocks went forward in the night to Friday 27 March 2026: 24 hours before Friday 09:15 is Thursday 08:15.
    ['Thursday 08:15 before a Friday 09:15', '2026-03-27T06:15Z', 'Asia/Jerusalem', '2026-03-25T15:00Z'],
    ['Thursday 09:00 before a Friday 10:00', '2026-03-27T07:00Z', 'Asia/Jerusalem', '2026-03-26T07:00Z'],
    ['Thursday 17:30 before a Friday 18:30', '2026-03-27T15:30Z', 'Asia/Jerusalem', '2026-03-26T15:30Z'],
    // Egypt's went back in the night to Friday 30 October: 24 hours before Friday 17:30 is Thursday 18:30.
    ['Thursday 18:30 before a Friday 17:30', '2026-10-30T15:30Z', 'Africa/Cairo', '2026-10-29T14:00Z'],
    ['Thursday 09:30 before a Friday 08:30', '2026-10-30T06:30Z', 'Africa/Cairo', '2026-10-29T06:30Z'],
    // By Lord Howe's winter time, half an hour less, the first would be 08:45 and move.
    ['Lord Howe, Tuesday 09:15', '2026-10-13T22:15Z', 'Australia/Lord_Howe', '2026-10-12T22:15Z'],
    ['Lord Howe, Tuesday 08:45', '2026-10-13T21:45Z', 'Australia/Lord_Howe', '2026-10-12T06:00Z'],
  ])('%s: a call at %s for somebody in %s is brought to mind at %s', (_, start, zone, dueAt) => {
    const people = [recipient('U1', 'contact', { timeZone: zone })];

    const plan = planReminders(callAt(start, 'UTC', 60), people, policyOf('24h dm'), LONG_BEFORE);

    expect(planned(plan)).toEqual([['24h', 'U1', dueAt, start]]);
  });

  test.each<readonly [why: string, who: Partial<Recipient>, callZone: string, dueAt: string]>([
    ['earlier hours of their own', { ...BERLIN, workingHours: hours(7, 16) }, 'UTC', '2026-10-13T13:00Z'],
    ['later hours of their own', { ...BERLIN, workingHours: hours(10, 20) }, 'UTC', '2026-10-13T15:00Z'],
    ['a half-hour day', { ...BERLIN, workingHours: hours(12, 12.5) }, 'UTC', '2026-10-13T10:00Z'],
    ['nights, before one', { ...BERLIN, workingHours: hours(22, 30) }, 'UTC', '2026-10-13T03:00Z'],
    ['nights, in one', { timeZone: 'Asia/Tokyo', workingHours: hours(22, 30) }, 'UTC', '2026-10-13T15:00Z'],
    ['all hours', { timeZone: 'Asia/Tokyo', workingHours: hours(0, 24) }, 'UTC', '2026-10-13T15:00Z'],
    ['an offset as zone', { timeZone: 'UTC-07:00' }, 'Europe/Berlin', '2026-10-13T00:00Z'],
    ['no zone: the call’s', {}, 'Asia/Tokyo', '2026-10-13T08:00Z'],
    ['no zone: the call’s offset', {}, 'UTC+05:30', '2026-10-13T11:30Z'],
    ['no zone, with hours', { workingHours: hours(7, 16) }, 'Europe/Berlin', '2026-10-13T13:00Z'],
    // luxon would take these for the machine's zone, for Asia/Kolkata and for none.
    ['a zone that means the machine’s', { timeZone: 'local' }, 'Asia/Tokyo', '2026-10-13T08:00Z'],
    ['a zone that is an abbreviation', { timeZone: 'IST' }, 'Asia/Tokyo', '2026-10-13T08:00Z'],
    ['a zone that does not exist', { timeZone: 'Mars/Olympus' }, 'Asia/Tokyo', '2026-10-13T08:00Z'],
    ['an empty zone', { timeZone: '' }, 'Asia/Tokyo', '2026-10-13T08:00Z'],
    ['a zone in lower case', { timeZone: 'asia/tokyo' }, 'UTC', '2026-10-13T08:00Z'],
  ])('somebody with %s (%j; call in %s) hears at %s', (_, who, callZone, dueAt) => {
    const call = callAt('2026-10-14T15:00Z', callZone, 60);

    const plan = planReminders(call, [recipient('U1', 'contact', who)], policyOf('24h dm'), LONG_BEFORE);

    expect(planned(plan)).toEqual([['24h', 'U1', dueAt, '2026-10-14T15:00Z']]);
  });
});

describe('a lead', () => {
  // 15:00 UTC is 00:00 in Tokyo, so that only short leads stay where they are.
  test.each([
    ['4h dm', '2026-10-14T08:00Z'],
    ['4h1m dm', '2026-10-14T08:00Z'],
    ['3h59m dm', '2026-10-14T11:01Z'],
    ['2h dm', '2026-10-14T13:00Z'],
    ['0m dm', '2026-10-14T15:00Z'],
  ])('“%s” to somebody who sleeps is due at %s: from four hours on it moves, below it does not', (policy, dueAt) => {
    const people = [recipient('U1', 'contact', { timeZone: 'Asia/Tokyo' })];

    const plan = planReminders(WEDNESDAY, people, policyOf(policy), 0);

    expect(planned(plan).map(([, , due]) => due)).toEqual([dueAt]);
  });

  test.each([
    ['Los Angeles falls back', '2026-11-01T18:00Z', 'America/Los_Angeles', '2026-10-31T18:00Z'],
    ['Los Angeles springs forward', '2026-03-08T17:00Z', 'America/Los_Angeles', '2026-03-07T17:00Z'],
    ['Lord Howe goes back half an hour', '2026-04-04T23:30Z', 'Australia/Lord_Howe', '2026-04-03T23:30Z'],
    ['Lord Howe goes forward half an hour', '2026-10-03T23:00Z', 'Australia/Lord_Howe', '2026-10-02T23:00Z'],
    ['Santiago springs forward', '2026-09-06T13:00Z', 'America/Santiago', '2026-09-05T13:00Z'],
  ])('of 24h is 24 hours of time when %s in between', (_, start, zone, dueAt) => {
    const plan = planReminders(callAt(start, zone, 60), [], policyOf('24h channels'), 0);

    expect(planned(plan)).toEqual([['24h', 'channels', dueAt, start]]);
  });

  test('to the channels does not move, whoever sleeps', () => {
    const sunday = callAt('2026-10-11T02:00Z', 'Europe/Berlin', 60);

    const plan = planReminders(sunday, [recipient('UDRI', 'dri', BERLIN)], policyOf('24h channels+dm'), 0);

    expect(planned(plan)).toEqual([
      ['24h', 'UDRI', '2026-10-09T15:00Z', '2026-10-11T02:00Z'],
      ['24h', 'channels', '2026-10-10T02:00Z', '2026-10-11T02:00Z'],
    ]);
  });

  test('moves for each person by their own day', () => {
    const people = ['Europe/Berlin', 'Asia/Tokyo', 'America/Los_Angeles'].map((timeZone) =>
      recipient(timeZone, 'contact', { timeZone }),
    );

    const plan = planReminders(WEDNESDAY, people, policyOf('24h dm'), 0);

    expect(planned(plan)).toEqual([
      ['24h', 'America/Los_Angeles', '2026-10-13T00:00Z', '2026-10-14T15:00Z'],
      ['24h', 'Asia/Tokyo', '2026-10-13T08:00Z', '2026-10-14T15:00Z'],
      ['24h', 'Europe/Berlin', '2026-10-13T15:00Z', '2026-10-14T15:00Z'],
    ]);
  });

  test('that would move onto a nearer one gives way to it', () => {
    // 48h is Saturday, 24h is Sunday: both would come on Friday at 17:00.
    const monday = callAt('2026-10-12T15:00Z', 'Europe/Berlin', 60);

    const plan = planReminders(monday, [recipient('U1', 'contact', BERLIN)], policyOf('48h dm, 24h dm'), 0);

    expect(planned(plan)).toEqual([['24h', 'U1', '2026-10-09T15:00Z', '2026-10-12T15:00Z']]);
  });

  test('that a nearer one overtakes gives way to it', () => {
    // 25h is 17:30 in Berlin and stays; 24h is 18:30 and moves to 17:00.
    const call = callAt('2026-10-14T16:30Z', 'Europe/Berlin', 60);

    const plan = planReminders(call, [recipient('U1', 'contact', BERLIN)], policyOf('25h dm, 24h dm'), 0);

    expect(planned(plan)).toEqual([['24h', 'U1', '2026-10-13T15:00Z', '2026-10-14T16:30Z']]);
  });
});

describe('a long lead of a call that is announced late', () => {
  const people = [recipient('UDRI', 'dri', BERLIN)];

  // A day before this call is Sunday 17:00 in Berlin, and the last working hour before it begins on Friday at 17:00.
  test.each<readonly [why: string, now: string, dueAt: string | undefined]>([
    ['before the last working hour: then', '2026-10-09T14:59Z', '2026-10-09T15:00Z'],
    ['as it begins: then', '2026-10-09T15:00Z', '2026-10-09T15:00Z'],
    ['within it: now', '2026-10-09T15:20Z', '2026-10-09T15:20Z'],
    ['in its last minute: now', '2026-10-09T15:59Z', '2026-10-09T15:59Z'],
    ['when it is over: a day before, on Sunday', '2026-10-09T16:00Z', '2026-10-11T15:00Z'],
    ['on Saturday: a day before, on Sunday', '2026-10-10T10:00Z', '2026-10-11T15:00Z'],
    ['a day before: now, on Sunday', '2026-10-11T15:00Z', '2026-10-11T15:00Z'],
    ['later: not at all', '2026-10-11T15:01Z', undefined],
    ['on Monday at work: not at all', '2026-10-12T08:00Z', undefined],
  ])('%s (at %s: %s)', (_, now, dueAt) => {
    const monday = callAt('2026-10-12T15:00Z', 'Europe/Berlin', 60);

    const plan = planReminders(monday, people, policyOf('24h dm'), Date.parse(now));

    expect(planned(plan).map(([, , due]) => due)).toEqual(dueAt === undefined ? [] : [dueAt]);
  });
});

function hours(start: number, end: number) {
  return { start: start * 60, end: end * 60 };
}
