import fc from 'fast-check';
import { createThrottle, type Throttle, TurnedAway, type Urgency } from '../../src/requests/throttle.js';

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  jest.useRealTimers();
});

/** A throttle whose requests are noted with the time at which they went. */
function start(requests: number, per = 60_000) {
  let urgency: Urgency = 'person';
  const throttle = createThrottle({ requests, per }, { clock: Date.now, urgency: () => urgency });
  const went: { name: string; at: number }[] = [];
  const turnedAway: { name: string; seconds: number }[] = [];
  const began = Date.now();
  return {
    throttle,
    went,
    turnedAway,
    ask: (name: string, as: Urgency = 'person') => {
      urgency = as;
      void throttle.admit().then(
        () => went.push({ name, at: Date.now() - began }),
        (error) => turnedAway.push({ name, seconds: error instanceof TurnedAway ? error.retryAfterSeconds : -1 }),
      );
    },
  };
}

async function pass(milliseconds: number) {
  await jest.advanceTimersByTimeAsync(milliseconds);
}

test('what the limit allows goes at once, and the next when the window has moved on', async () => {
  const { ask, went } = start(2, 2_000);

  for (const name of ['a', 'b', 'c']) ask(name);
  await pass(1_999);
  expect(went).toEqual([
    { name: 'a', at: 0 },
    { name: 'b', at: 0 },
  ]);
  await pass(1);
  expect(went.at(-1)).toEqual({ name: 'c', at: 2_000 });
});

test('a person goes before the background that has waited longer', async () => {
  const { ask, went } = start(1, 1_000);

  ask('first');
  ask('reminder', 'background');
  ask('click');
  await pass(3_000);

  expect(went.map(({ name }) => name)).toEqual(['first', 'click', 'reminder']);
});

test('the background leaves a fifth of the limit to people', async () => {
  const { ask, went } = start(10);

  for (let count = 0; count < 10; count += 1) ask('reminder', 'background');
  await pass(0);
  expect(went).toHaveLength(8);
  ask('click');
  ask('click');
  await pass(0);
  expect(went.filter(({ name }) => name === 'click')).toHaveLength(2);
});

test.each<[Urgency, number]>([
  ['person', 60],
  ['background', 60],
])('who would wait too long (%s) is turned away at once, and told when to come back', async (urgency, seconds) => {
  const { ask, went, turnedAway } = start(1);

  ask('first', urgency);
  ask('second', urgency);
  await pass(0);

  expect(went).toHaveLength(1);
  expect(turnedAway).toEqual([{ name: 'second', seconds }]);
});

test('background work that is turned away gets times one after the other', async () => {
  const { ask, turnedAway } = start(75);

  for (let count = 0; count < 60; count += 1) ask('reminder', 'background');
  for (let count = 0; count < 120; count += 1) ask('reminder', 'background');
  await pass(0);

  const seconds = turnedAway.map((each) => each.seconds);
  expect(seconds).toHaveLength(120);
  expect(seconds.toSorted((a, b) => a - b)).toEqual(seconds);
  expect(seconds.at(-1)).toBe(60 + 119);
});

test('what must wait is held as long as the service says, whoever asks', async () => {
  const { throttle, ask, went, turnedAway } = start(100);

  throttle.holdFor(2_000);
  ask('click');
  await pass(1_999);
  expect(went).toEqual([]);
  await pass(1);
  expect(went).toEqual([{ name: 'click', at: 2_000 }]);
  throttle.holdFor(30_000);
  ask('too long');
  await pass(0);
  expect(turnedAway).toEqual([{ name: 'too long', seconds: 30 }]);
});

test('who waits already when the service says for how long is turned away if that is too long', async () => {
  const { throttle, ask, turnedAway } = start(1, 2_000);

  ask('first');
  ask('second');
  throttle.holdFor(30_000);
  await pass(0);

  expect(turnedAway).toEqual([{ name: 'second', seconds: 30 }]);
});

test('a shorter hold does not end a longer one', async () => {
  const { throttle, ask, turnedAway } = start(100);

  throttle.holdFor(60_000);
  throttle.holdFor(1_000);
  ask('click');
  await pass(0);

  expect(turnedAway).toEqual([{ name: 'click', seconds: 60 }]);
});

test('a clock that is set back holds nothing up', async () => {
  const { throttle, ask, went } = start(1);

  ask('first');
  throttle.holdFor(60_000);
  await pass(0);
  jest.setSystemTime(500_000);
  ask('second');
  await pass(0);

  expect(went).toHaveLength(2);
});

test('what a sleeping machine let wait is turned away, since it may not be wanted any more', async () => {
  const { ask, went, turnedAway } = start(1, 4_000);

  ask('first', 'background');
  ask('second', 'background');
  await pass(0);
  jest.setSystemTime(Date.now() + 3_600_000);
  await pass(4_000);

  expect(went).toHaveLength(1);
  expect(turnedAway).toMatchObject([{ name: 'second' }]);
});

/** Requests, holds and pauses in any order. */
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), urgency: fc.constantFrom<Urgency>('person', 'background') }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 4_000 }) }),
    fc.record({ kind: fc.constant('hold' as const), ms: fc.integer({ min: 0, max: 3_000 }) }),
  ),
  { maxLength: 60 },
);

test('whatever is asked, no window holds more than the limit, nothing goes while held, and nobody is forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 6 }), steps, async (requests, all) => {
      const { throttle, ask, went, turnedAway } = start(requests, 5_000);
      const began = Date.now();
      const holds: { from: number; until: number }[] = [];
      let asked = 0;
      for (const step of all) {
        if (step.kind === 'ask') {
          ask(`${asked}`, step.urgency);
          asked += 1;
        } else if (step.kind === 'pass') await pass(step.ms);
        else {
          throttle.holdFor(step.ms);
          await pass(0);
          holds.push({ from: Date.now() - began, until: Date.now() - began + step.ms });
        }
      }
      await pass(60_000);
      expect(went.length + turnedAway.length).toBe(asked);
      const times = went.map(({ at }) => at);
      for (const from of times) {
        expect(times.filter((at) => at >= from && at < from + 5_000).length).toBeLessThanOrEqual(requests);
      }
      for (const { from, until } of holds) {
        expect(times.filter((at) => at > from && at < until)).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});

test('after everything has gone nothing is left waiting', async () => {
  const { throttle }: { throttle: Throttle } = start(5);

  await throttle.admit();
  await pass(120_000);

  expect(jest.getTimerCount()).toBe(0);
});
