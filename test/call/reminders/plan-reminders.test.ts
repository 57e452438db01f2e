import type { Recipient } from '../../../src/call/people/recipient.js';
import { planReminders } from '../../../src/call/reminders/plan-reminders.js';
import { callAt, LONG_BEFORE, type Planned, planned, policyOf, recipient, WEDNESDAY } from './planned.js';

const DEFAULT = '24h dm, 1h channels+dm, 10m dm, 0m channels+dm, end dm, mornings dm';

const BERLIN = { timeZone: 'Europe/Berlin' };

test('by default the channels hear an hour before and at the start, people more often, and the DRI afterwards', () => {
  const people = [recipient('UDRI', 'dri', BERLIN), recipient('UCON', 'contact', BERLIN)];

  const plan = planReminders(WEDNESDAY, people, policyOf(DEFAULT), LONG_BEFORE);

  expect(planned(plan)).toEqual([
    ['24h', 'UDRI', '2026-10-13T15:00Z', '2026-10-14T14:00Z'],
    ['24h', 'UCON', '2026-10-13T15:00Z', '2026-10-14T14:00Z'],
    ['1h', 'channels', '2026-10-14T14:00Z', '2026-10-14T15:00Z'],
    ['1h', 'UDRI', '2026-10-14T14:00Z', '2026-10-14T14:50Z'],
    ['1h', 'UCON', '2026-10-14T14:00Z', '2026-10-14T14:50Z'],
    ['10m', 'UDRI', '2026-10-14T14:50Z', '2026-10-14T15:00Z'],
    ['10m', 'UCON', '2026-10-14T14:50Z', '2026-10-14T15:00Z'],
    ['start', 'channels', '2026-10-14T15:00Z', '2026-10-14T15:15Z'],
    ['start', 'UDRI', '2026-10-14T15:00Z', '2026-10-14T15:15Z'],
    ['start', 'UCON', '2026-10-14T15:00Z', '2026-10-14T15:15Z'],
    ['end', 'UDRI', '2026-10-14T16:30Z', '2026-10-15T04:30Z'],
    ['morning 2026-10-15', 'UDRI', '2026-10-15T07:00Z', '2026-10-15T16:00Z'],
  ]);
});

test.each<readonly [policy: string, plan: readonly Planned[]]>([
  ['off', []],
  ['1h channels', [['1h', 'channels', '2026-10-14T14:00Z', '2026-10-14T15:00Z']]],
  ['4h dm', [['4h', 'UDRI', '2026-10-14T11:00Z', '2026-10-14T15:00Z']]],
  ['1h30m dm', [['1h30m', 'UDRI', '2026-10-14T13:30Z', '2026-10-14T15:00Z']]],
  ['720h channels', [['720h', 'channels', '2026-09-14T15:00Z', '2026-10-14T15:00Z']]],
  ['end channels', [['end', 'channels', '2026-10-14T16:30Z', '2026-10-15T04:30Z']]],
  ['mornings dm', [['morning 2026-10-15', 'UDRI', '2026-10-15T07:00Z', '2026-10-15T16:00Z']]],
  [
    // Each addressee's reminders follow each other, whatever the others get in between.
    '2h channels, 1h dm, 0m channels',
    [
      ['2h', 'channels', '2026-10-14T13:00Z', '2026-10-14T15:00Z'],
      ['1h', 'UDRI', '2026-10-14T14:00Z', '2026-10-14T15:00Z'],
      ['start', 'channels', '2026-10-14T15:00Z', '2026-10-14T15:15Z'],
    ],
  ],
])('the policy “%s” gives %j', (policy, plan) => {
  const found = planReminders(WEDNESDAY, [recipient('UDRI', 'dri', BERLIN)], policyOf(policy), LONG_BEFORE);

  expect(planned(found)).toEqual(plan);
});

test('a policy in another order is the same policy', () => {
  const dri = [recipient('UDRI', 'dri', BERLIN)];
  const written = planReminders(WEDNESDAY, dri, policyOf(DEFAULT), 0);

  const reversed = planReminders(WEDNESDAY, dri, policyOf(DEFAULT).toReversed(), 0);

  expect(reversed).toEqual(written);
});

describe('the planned end', () => {
  test.each([
    [90, '2026-10-14T16:30Z'],
    [60, '2026-10-14T16:00Z'],
    [5, '2026-10-14T15:05Z'],
    [1500, '2026-10-15T16:00Z'],
    [undefined, '2026-10-14T16:00Z'],
    [0, '2026-10-14T16:00Z'],
  ])('of a call of %s minutes is %s', (minutes, end) => {
    const call = callAt('2026-10-14T15:00Z', 'Europe/Berlin', minutes);

    const plan = planReminders(call, [recipient('UDRI', 'dri', BERLIN)], policyOf('end dm'), 0);

    expect(planned(plan).map(([, , dueAt]) => dueAt)).toEqual([end]);
  });

  test('cuts short the reminder at the start of a call of five minutes', () => {
    const call = callAt('2026-10-14T15:00Z', 'Europe/Berlin', 5);

    const plan = planReminders(call, [recipient('UDRI', 'dri', BERLIN)], policyOf('0m dm, end dm'), 0);

    expect(planned(plan)).toEqual([
      ['start', 'UDRI', '2026-10-14T15:00Z', '2026-10-14T15:05Z'],
      ['end', 'UDRI', '2026-10-14T15:05Z', '2026-10-15T03:05Z'],
    ]);
  });

  test('gives way to the morning that comes soon after it', () => {
    const call = callAt('2026-10-14T05:00Z', 'Europe/Berlin', 90);

    const plan = planReminders(call, [recipient('UDRI', 'dri', BERLIN)], policyOf('end dm, mornings dm'), 0);

    expect(planned(plan)).toEqual([
      ['end', 'UDRI', '2026-10-14T06:30Z', '2026-10-14T07:00Z'],
      ['morning 2026-10-14', 'UDRI', '2026-10-14T07:00Z', '2026-10-14T16:00Z'],
    ]);
  });
});

describe('a call that is announced late', () => {
  const people = [recipient('UDRI', 'dri', BERLIN)];

  test.each<readonly [now: string, names: readonly string[]]>([
    ['2026-10-13T15:00Z', ['24h', '1h', '1h', '10m', 'start', 'start', 'end', 'morning 2026-10-15']],
    ['2026-10-13T15:01Z', ['1h', '1h', '10m', 'start', 'start', 'end', 'morning 2026-10-15']],
    ['2026-10-14T14:00Z', ['1h', '1h', '10m', 'start', 'start', 'end', 'morning 2026-10-15']],
    ['2026-10-14T14:01Z', ['10m', 'start', 'start', 'end', 'morning 2026-10-15']],
    ['2026-10-14T14:59Z', ['start', 'start', 'end', 'morning 2026-10-15']],
    ['2026-10-14T15:00Z', ['start', 'start', 'end', 'morning 2026-10-15']],
    ['2026-10-14T15:01Z', ['end', 'morning 2026-10-15']],
    ['2026-10-14T16:31Z', ['morning 2026-10-15']],
    // Half a day and more after it: the mornings go on from now.
    ['2026-10-15T07:00Z', ['morning 2026-10-16']],
    ['2026-10-16T12:00Z', ['morning 2026-10-19']],
  ])('at %s has left %j', (now, names) => {
    const plan = planReminders(WEDNESDAY, people, policyOf(DEFAULT), Date.parse(now));

    expect(planned(plan).map(([name]) => name)).toEqual(names);
  });
});

describe('who is reminded', () => {
  const policy = policyOf('10m dm, end dm, mornings dm');

  test.each<readonly [why: string, people: readonly Recipient[], got: readonly string[]]>([
    ['nobody', [], []],
    ['only a contact', [recipient('U1', 'contact', BERLIN)], ['10m U1']],
    ['only the DRI', [recipient('U1', 'dri', BERLIN)], ['10m U1', 'end U1', 'morning 2026-10-15 U1']],
    [
      'the DRI who is a contact too, named first as DRI',
      [recipient('U1', 'dri', BERLIN), recipient('U1', 'contact', BERLIN)],
      ['10m U1', 'end U1', 'morning 2026-10-15 U1'],
    ],
    [
      'the DRI who is a contact too, named first as contact',
      [recipient('U1', 'contact', BERLIN), recipient('U1', 'dri', BERLIN)],
      ['10m U1', 'end U1', 'morning 2026-10-15 U1'],
    ],
    ['a contact named twice', [recipient('U1', 'contact', BERLIN), recipient('U1', 'contact', {})], ['10m U1']],
    [
      'the DRI and a contact',
      [recipient('U2', 'contact', BERLIN), recipient('U1', 'dri', BERLIN)],
      ['10m U2', '10m U1', 'end U1', 'morning 2026-10-15 U1'],
    ],
  ])('%s', (_, people, got) => {
    const plan = planReminders(WEDNESDAY, people, policy, 0);

    expect(planned(plan).map(([name, to]) => `${name} ${to}`)).toEqual(got);
  });

  test('a DRI with two calls in the same hour is reminded of each by itself', () => {
    const dri = [recipient('UDRI', 'dri', BERLIN)];
    const half = callAt('2026-10-14T15:30Z', 'Europe/Berlin', 30);

    const plans = [WEDNESDAY, half].map((call) => planned(planReminders(call, dri, policyOf('10m dm, end dm'), 0)));

    expect(plans).toEqual([
      [
        ['10m', 'UDRI', '2026-10-14T14:50Z', '2026-10-14T15:00Z'],
        ['end', 'UDRI', '2026-10-14T16:30Z', '2026-10-15T04:30Z'],
      ],
      [
        ['10m', 'UDRI', '2026-10-14T15:20Z', '2026-10-14T15:30Z'],
        ['end', 'UDRI', '2026-10-14T16:00Z', '2026-10-15T04:00Z'],
      ],
    ]);
  });
});
