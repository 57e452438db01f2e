import { setImmediate as nextTurn } from 'node:timers/promises';
import { createBatcher } from '../../../src/database/connection/batcher.js';

describe('a group', () => {
  it('does together what comes in together, and says to each what became of it', async () => {
    const groups: (readonly number[])[] = [];
    const group = createBatcher(async (items: readonly number[]) => {
      groups.push(items);
      return items.map((item) => item * 10);
    });

    const results = await Promise.all([1, 2, 3].map((item) => group.add(item)));

    expect(results).toEqual([10, 20, 30]);
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it('does together what comes in while it is busy, but never two groups at once', async () => {
    const groups: (readonly number[])[] = [];
    let busy = 0;
    const group = createBatcher(async (items: readonly number[]) => {
      groups.push(items);
      busy += 1;
      expect(busy).toBe(1);
      const late = items.includes(1) ? [group.add(2), group.add(3)] : [];
      await new Promise((resolve) => setImmediate(resolve));
      busy -= 1;
      void Promise.all(late);
      return items;
    });

    await group.add(1);
    await group.add(4);

    expect(groups).toEqual([[1], [2, 3, 4]]);
  });

  it('takes no more than fifty at once', async () => {
    const sizes: number[] = [];
    const group = createBatcher(async (items: readonly number[]) => {
      sizes.push(items.length);
      return items;
    });

    await Promise.all(Array.from({ length: 120 }, (_, n) => group.add(n)));

    expect(sizes).toEqual([50, 50, 20]);
  });

  it('rests after each, so that what comes in meanwhile is done together, and the first does not wait', async () => {
    const groups: (readonly number[])[] = [];
    const group = createBatcher(async (items: readonly number[]) => {
      groups.push(items);
      return items;
    }, 100);
    const begunAt = performance.now();

    await group.add(1);
    const firstTook = performance.now() - begunAt;
    const second = group.add(2);
    await nextTurn();
    await Promise.all([second, group.add(3)]);

    expect(groups).toEqual([[1], [2, 3]]);
    expect(firstTook).toBeLessThan(performance.now() - begunAt - 90);
  });

  it('does not rest while a whole group waits', async () => {
    const group = createBatcher(async (items: readonly number[]) => items, 900);
    const begunAt = performance.now();

    await Promise.all(Array.from({ length: 150 }, (_, n) => group.add(n)));

    expect(performance.now() - begunAt).toBeLessThan(800);
  });

  it('tries each alone when they cannot be done together, so that one mistake stays one', async () => {
    const group = createBatcher(async (items: readonly number[]) => {
      if (items.includes(2)) throw new Error('Two is a mistake.');
      return items;
    });

    const results = await Promise.allSettled([1, 2, 3].map((item) => group.add(item)));

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
