import fc from 'fast-check';
import type { Job, NewJob } from '../../src/call/jobs/job.js';
import type { Store } from '../../src/database/open-store.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';
import type { EmptyDatabase } from './empty-database.js';

/** A job: its queue, and how many places before it its prerequisites are in the list of all jobs. */
interface Sketch {
  readonly queue: number;
  readonly after: readonly number[];
}

/** What two replicas do in the same moment. */
interface Round {
  /** How many further jobs each stores, in a transaction of its own. */
  readonly stored: readonly [number, number];
  /** How many of those under way each completes. */
  readonly completed: readonly [number, number];
}

const sketches: fc.Arbitrary<readonly Sketch[]> = fc.array(
  fc.record({
    queue: fc.nat({ max: 3 }),
    after: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
  }),
  { minLength: 2, maxLength: 16 },
);

const few = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }));
const rounds: fc.Arbitrary<readonly Round[]> = fc.array(fc.record({ stored: few, completed: few }), {
  minLength: 4,
  maxLength: 12,
});

/** Two replicas store and complete jobs at the same moments, in every combination. */
export function describeReleaseModel(create: () => Promise<EmptyDatabase>): void {
  it('releases every job whose prerequisites are completed, whenever it was stored', async () => {
    const database = await create();
    const stores = [await database.open(), await database.open()] as const;
    let iid = 1;
    try {
      await fc.assert(
        fc.asyncProperty(sketches, rounds, async (sketched, moments) => {
          iid += 1;
          await play(stores, iid, sketched, moments);
        }),
        { numRuns: Number(process.env.MODEL_RUNS ?? 40) },
      );
    } finally {
      for (const store of stores) await store.close();
      await database.remove();
    }
  }, 120_000);
}

async function play(
  stores: readonly [Store, Store],
  iid: number,
  sketched: readonly Sketch[],
  moments: readonly Round[],
): Promise<void> {
  const { call } = await stores[0].calls.announce(sampleCall(iid), () => planOf());
  const jobs = draw(iid, sketched);
  let stored = 0;
  let underWay: readonly Job[] = [];

  /** Jobs may wait only for what is stored, so each chunk comes after the chunks of earlier rounds. */
  function store(replica: Store, count: number, before: number): Promise<void> {
    const chunk = jobs.slice(stored, stored + count);
    const earlier = new Set(jobs.slice(0, before).map(({ key }) => key));
    stored += chunk.length;
    const own = new Set(chunk.map(({ key }) => key));
    const plan = chunk.map((job) => ({
      ...job,
      prerequisites: job.prerequisites.filter((key) => earlier.has(key) || own.has(key)),
    }));
    return replica.calls.enqueue(call.id, planOf(...plan));
  }

  async function complete(replica: Store, some: readonly Job[]): Promise<void> {
    await Promise.all(some.map((job) => replica.outbox.recordResult(job, 'replica', { kind: 'completed' }, 20)));
  }

  async function claim(): Promise<void> {
    underWay = [...underWay, ...(await stores[0].outbox.claim(20, 'replica', 9_000, 100))];
  }

  for (const { stored: toStore, completed } of moments) {
    const before = stored;
    const [first, second] = [
      underWay.slice(0, completed[0]),
      underWay.slice(completed[0], completed[0] + completed[1]),
    ];
    underWay = underWay.slice(completed[0] + completed[1]);
    await Promise.all([
      complete(stores[0], first),
      store(stores[1], toStore[0], before),
      complete(stores[1], second),
      store(stores[0], toStore[1], before),
    ]);
    await claim();
  }
  while (underWay.length > 0) {
    const some = underWay;
    underWay = [];
    await complete(stores[1], some);
    await claim();
  }

  const states = (await stores[0].calls.jobsOf(call.id)).map(({ key, state }) => `${key} ${state}`);
  expect(states).toEqual(states.map((line) => line.replace(/\w+$/, 'completed')));
  expect(states).toHaveLength(stored);
  expect(await stores[0].outbox.repairQueues()).toEqual([]);
}

function draw(iid: number, sketched: readonly Sketch[]): readonly NewJob[] {
  return sketched.map(({ queue, after }, index) =>
    sampleJob({
      key: `${iid} job ${index}`,
      queue: `${iid} queue ${queue}`,
      dueAt: 10,
      prerequisites: [...new Set(after.map((back) => index - back))]
        .filter((at) => at >= 0)
        .map((at) => `${iid} job ${at}`),
    }),
  );
}
