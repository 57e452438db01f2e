import type { Store } from '../../src/database/open-store.js';
import { emptyPlan, planOf, sampleCall, sampleJob, samplePlan } from '../support/sample-call.js';
import type { EmptyDatabase } from './empty-database.js';

const queues = 40;
const inEachQueue = 5;

/** Two replicas on one database, at the same moment. */
export function describeReplicas(first: () => Store, database: () => EmptyDatabase): void {
  let second: Store;

  beforeEach(async () => {
    second = await database().open();
  });

  afterEach(() => second.close());

  it('lets one of two replicas announce an issue, and shows the other what was announced', async () => {
    const answers = await Promise.all([
      first().calls.announce(sampleCall(), samplePlan),
      second.calls.announce(sampleCall(), samplePlan),
    ]);

    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['already-announced', 'stored']);
    expect(answers[0].call).toEqual(answers[1].call);
    expect(await first().calls.jobsOf(answers[0].call.id)).toHaveLength(2);
  });

  it('lets one of two replicas revise a call', async () => {
    const { call } = await first().calls.announce(sampleCall(), emptyPlan);

    const answers = await Promise.all(
      [first(), second].map(({ calls }) => calls.revise(call.id, 0, sampleCall(), emptyPlan)),
    );

    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['changed-meanwhile', 'stored']);
    expect(answers.map((answer) => answer.call.revision)).toEqual([1, 1]);
  });

  it('lets two replicas send everything once and each queue in order', async () => {
    const plan = Array.from({ length: queues * inEachQueue }, (_, n) =>
      sampleJob({ key: `job ${n}`, queue: `queue ${n % queues}`, dueAt: n }),
    );
    const { call } = await first().calls.announce(sampleCall(), () => planOf(...plan));
    const begun: string[] = [];

    await Promise.all([sendAll(first(), 'first', begun), sendAll(second, 'second', begun)]);

    expect(begun.toSorted()).toEqual(plan.map(({ key }) => key).toSorted());
    for (const { queue } of plan.slice(0, queues)) {
      const inQueue = plan.filter((job) => job.queue === queue).map(({ key }) => key);
      expect(begun.filter((key) => inQueue.includes(key))).toEqual(inQueue);
    }
    const states = (await first().calls.jobsOf(call.id)).map(({ state }) => state);
    expect(states).toEqual(plan.map(() => 'completed'));
  });

  it('lets a job go on whose two predecessors end at the same moment', async () => {
    for (let n = 0; n < 10; n += 1) {
      await first().calls.announce(sampleCall(n), () =>
        planOf(
          sampleJob({ key: `a ${n}`, queue: `a ${n}` }),
          sampleJob({ key: `b ${n}`, queue: `b ${n}` }),
          sampleJob({ key: `after ${n}`, queue: `after ${n}`, prerequisites: [`a ${n}`, `b ${n}`] }),
        ),
      );
      const claimed = await first().outbox.claim(1_000, 'replica', 2_000, 2);

      await Promise.all(
        claimed.map((job, index) =>
          (index === 0 ? first() : second).outbox.recordResult(job, 'replica', { kind: 'completed' }, 1_000),
        ),
      );

      const next = await first().outbox.claim(1_000, 'replica', 2_000, 2);
      expect(next.map(({ key }) => key)).toEqual([`after ${n}`]);
    }
  });
}

async function sendAll(store: Store, owner: string, begun: string[]): Promise<void> {
  while ((await store.outbox.nextDueAt()) !== undefined) {
    const claimed = await store.outbox.claim(10_000, owner, 20_000, 7);
    begun.push(...claimed.map(({ key }) => key));
    await Promise.all(claimed.map((job) => store.outbox.recordResult(job, owner, { kind: 'completed' }, 10_000)));
    if (claimed.length === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
