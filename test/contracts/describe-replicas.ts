import type { Store } from '../../src/store/open-store.js';
import type { EmptyDatabase } from './empty-database.js';
import { promising, promisingNothing, sampleCall, sampleDelivery, samplePlan } from './sample-call.js';

const lanes = 40;
const inEachLane = 5;

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
    expect(await first().calls.deliveriesOf(answers[0].call.id)).toHaveLength(2);
  });

  it('lets one of two replicas revise a call', async () => {
    const { call } = await first().calls.announce(sampleCall(), promisingNothing);

    const answers = await Promise.all(
      [first(), second].map(({ calls }) => calls.revise(call.id, 0, sampleCall(), promisingNothing)),
    );

    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['changed-meanwhile', 'stored']);
    expect(answers.map((answer) => answer.call.revision)).toEqual([1, 1]);
  });

  it('lets two replicas send everything once and each lane in order', async () => {
    const plan = Array.from({ length: lanes * inEachLane }, (_, n) =>
      sampleDelivery({ key: `delivery ${n}`, lane: `lane ${n % lanes}`, dueAt: n }),
    );
    const { call } = await first().calls.announce(sampleCall(), () => promising(...plan));
    const begun: string[] = [];

    await Promise.all([sendAll(first(), 'first', begun), sendAll(second, 'second', begun)]);

    expect(begun.toSorted()).toEqual(plan.map(({ key }) => key).toSorted());
    for (const { lane } of plan.slice(0, lanes)) {
      const inLane = plan.filter((delivery) => delivery.lane === lane).map(({ key }) => key);
      expect(begun.filter((key) => inLane.includes(key))).toEqual(inLane);
    }
    const states = (await first().calls.deliveriesOf(call.id)).map(({ state }) => state);
    expect(states).toEqual(plan.map(() => 'sent'));
  });

  it('lets a delivery go on whose two predecessors end at the same moment', async () => {
    for (let n = 0; n < 10; n += 1) {
      await first().calls.announce(sampleCall(n), () =>
        promising(
          sampleDelivery({ key: `a ${n}`, lane: `a ${n}` }),
          sampleDelivery({ key: `b ${n}`, lane: `b ${n}` }),
          sampleDelivery({ key: `after ${n}`, lane: `after ${n}`, after: [`a ${n}`, `b ${n}`] }),
        ),
      );
      const claimed = await first().deliveries.claimDue(1_000, 'replica', 2_000, 2);

      await Promise.all(
        claimed.map((delivery, index) =>
          (index === 0 ? first() : second).deliveries.settle(delivery, 'replica', { kind: 'sent' }, 1_000),
        ),
      );

      const next = await first().deliveries.claimDue(1_000, 'replica', 2_000, 2);
      expect(next.map(({ key }) => key)).toEqual([`after ${n}`]);
    }
  });
}

async function sendAll(store: Store, owner: string, begun: string[]): Promise<void> {
  while ((await store.deliveries.nextDueAt()) !== undefined) {
    const claimed = await store.deliveries.claimDue(10_000, owner, 20_000, 7);
    begun.push(...claimed.map(({ key }) => key));
    await Promise.all(claimed.map((delivery) => store.deliveries.settle(delivery, owner, { kind: 'sent' }, 10_000)));
    if (claimed.length === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
