import fc from 'fast-check';
import { createFairQueue, type FairQueueLimits } from '../../src/runbook-worker/create-fair-queue.js';

const limits: FairQueueLimits = { mostRunning: 1, mostWaiting: 100, mostWaitingOfOne: 100, waitLimit: 60_000 };

/** A queue whose jobs end when they are told to; `started` has their names in the order in which they began. */
function start(changed: Partial<FairQueueLimits> = {}) {
  const queue = createFairQueue({ ...limits, ...changed });
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    started,
    add: (asker: string, name: string) =>
      queue.run(asker, () => {
        started.push(name);
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
      }),
    end: async (name: string | undefined) => {
      ends.get(name ?? '')?.();
      await new Promise(setImmediate);
    },
  };
}

async function endAll({ started, end }: Pick<ReturnType<typeof start>, 'started' | 'end'>): Promise<void> {
  for (let at = 0; at < started.length; at++) await end(started[at]);
}

test('of two people with many jobs each has every second turn', async () => {
  const world = start();
  for (const name of ['a1', 'a2', 'a3']) world.add('a', name);
  for (const name of ['b1', 'b2']) world.add('b', name);

  await endAll(world);

  expect(world.started).toEqual(['a1', 'b1', 'a2', 'b2', 'a3']);
});

test('of one person one job runs at a time, though there is room for more', async () => {
  const world = start({ mostRunning: 3 });
  for (const name of ['a1', 'a2']) world.add('a', name);
  world.add('b', 'b1');

  expect(world.started).toEqual(['a1', 'b1']);
  await endAll(world);
  expect(world.started).toEqual(['a1', 'b1', 'a2']);
});

test('a job that somebody else wants as well runs at the turn of whoever is next', async () => {
  const world = start();
  world.add('a', 'a1');
  world.add('a', 'a2');
  const shared = world.add('a', 'shared');
  shared.join('b');

  await world.end('a1');

  expect(world.started).toEqual(['a1', 'shared']);
  await endAll(world);
});

test.each([
  ['of one person', { mostWaitingOfOne: 1 }, 'read'],
  ['altogether', { mostWaiting: 1 }, 'busy'],
])('a job beyond what may wait %s is refused', async (_, changed, ofAnother) => {
  const world = start(changed);
  world.add('a', 'a1');
  world.add('a', 'a2');

  const refused = await world.add('a', 'a3').result;
  const other = world.add('b', 'b1').result;
  await endAll(world);

  expect(refused).toEqual({ kind: 'busy' });
  expect(await other).toEqual(ofAnother === 'busy' ? { kind: 'busy' } : 'b1');
});

test('a job whose turn does not come in time is refused and never runs', async () => {
  const world = start({ waitLimit: 1 });
  world.add('a', 'a1');

  expect(await world.add('b', 'b1').result).toEqual({ kind: 'busy' });

  await endAll(world);
  expect(world.started).toEqual(['a1']);
});

test('a job that fails makes room for the next one', async () => {
  const queue = createFairQueue(limits);
  const failing = queue.run('a', () => Promise.reject(new Error('no')));
  const next = queue.run('a', async () => 'next');

  await expect(failing.result).rejects.toThrow('no');
  expect(await next.result).toBe('next');
});

test('whatever is asked, never more runs than may, nothing is lost, and nobody waits for two jobs of another', async () => {
  const asked = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(asked, fc.integer({ min: 1, max: 3 }), async (askers, mostRunning) => {
      const world = start({ mostRunning });
      const results = askers.map((asker, at) => world.add(asker, `${asker}${at}`).result);

      expect(world.started).toHaveLength(Math.min(mostRunning, new Set(askers).size));
      await endAll(world);

      expect((await Promise.all(results)).toSorted()).toEqual([...world.started].toSorted());
      for (const asker of new Set(askers)) {
        const first = world.started.findIndex((name) => name.startsWith(asker));
        const before = world.started.slice(mostRunning, first).map((name) => name.slice(0, 1));
        expect(new Set(before).size).toBe(before.length);
      }
    }),
  );
});
