import { setImmediate as nextTurn } from 'node:timers/promises';
import { createStartGate, type StartGate } from '../../src/outbox/start-gate.js';
import { until } from '../support/delivery/until.js';

describe('what was taken before its time', () => {
  let now: number;
  let hold: StartGate;
  let gone: string[];

  beforeEach(() => {
    now = 1_000;
    gone = [];
    hold = createStartGate(() => now);
  });

  afterEach(() => {
    now = Number.POSITIVE_INFINITY;
    hold.check();
  });

  function wait(name: string, time: number): void {
    void hold.until(time).then(() => gone.push(name));
  }

  test.each([
    ['is past', 999],
    ['is now', 1_000],
  ])('goes on at once when its time %s', async (_case, time) => {
    wait('one', time);
    await nextTurn();

    expect(gone).toEqual(['one']);
  });

  test('waits for its time, and no longer for that of another', async () => {
    wait('later', 3_000);
    wait('sooner', 2_000);

    now = 1_999;
    hold.check();
    await nextTurn();
    expect(gone).toEqual([]);

    now = 2_000;
    hold.check();
    await nextTurn();
    expect(gone).toEqual(['sooner']);
  });

  test('wakes by itself, not a millisecond too early', async () => {
    const wentOnAt: number[] = [];
    const real = createStartGate(Date.now);
    const start = Date.now();
    const times = [30, 10, 20, 20].map((delay) => start + delay);

    await Promise.all(times.map(async (time) => real.until(time).then(() => wentOnAt.push(Date.now() - time))));

    expect(Math.min(...wentOnAt)).toBeGreaterThanOrEqual(0);
  });

  test('goes on five at a time when the time of many has come, however often somebody looks', async () => {
    let turn = 0;
    const turns: number[] = [];
    for (let count = 0; count < 12; count += 1) void hold.until(2_000).then(() => turns.push(turn));
    now = 2_000;

    const look = () => {
      if (turns.length < 12) setImmediate(look);
      turn += 1;
      hold.check();
      hold.check();
    };
    look();
    await until('all have gone on', () => turns.length === 12);

    const together = turns.map((one) => turns.filter((other) => other === one).length);
    expect(Math.max(...together)).toBe(5);
  });

  test('waits on when the clock is set back', async () => {
    wait('one', 1_020);
    now = 900;
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(gone).toEqual([]);

    now = 1_020;
    await until('it has gone on', () => gone.length === 1);
  });
});
