import type { AttemptOutcome } from '../../src/application/ports/store.js';
import type { Delivery, PlannedDelivery } from '../../src/domain/call/delivery.js';
import type { Store } from '../../src/store/open-store.js';
import { promising, sampleCall, sampleDelivery } from './sample-call.js';

const sent: AttemptOutcome = { kind: 'sent' };
const failure = { service: 'Slack', code: 'timeout', message: 'No answer.' } as const;

/** How deliveries are taken and settled. Times are small numbers, so that a row reads as a story. */
export function describeClaiming(store: () => Store): void {
  async function promise(...plan: readonly PlannedDelivery[]): Promise<void> {
    await store().calls.announce(sampleCall(), () => promising(...plan));
  }

  async function claim(now: number, limit = 10, owner = 'replica'): Promise<readonly Delivery[]> {
    return store().deliveries.claimDue(now, owner, now + 60, limit);
  }

  async function claimKeys(now: number, limit = 10): Promise<readonly string[]> {
    return (await claim(now, limit)).map(({ key }) => key);
  }

  async function claimAndSettle(now: number, outcome: AttemptOutcome): Promise<void> {
    for (const delivery of await claim(now)) await store().deliveries.settle(delivery, 'replica', outcome, now);
  }

  it('takes what is due, the earliest first, and not what is due later', async () => {
    await promise(
      sampleDelivery({ key: 'second', lane: 'b', dueAt: 20 }),
      sampleDelivery({ key: 'first', lane: 'a', dueAt: 10 }),
      sampleDelivery({ key: 'future', lane: 'c', dueAt: 31 }),
    );

    expect(await claimKeys(30)).toEqual(['first', 'second']);
    expect(await claimKeys(30)).toEqual([]);
    expect(await claimKeys(31)).toEqual(['future']);
  });

  describe('ahead of its time', () => {
    const claimAhead = (now: number, dueBy: number, limit = 10) =>
      store().deliveries.claimDue(now, 'replica', now + 60, limit, dueBy);

    it('takes what becomes due by then, and says when it may begin', async () => {
      await promise(due('late', 5), due('now', 10), due('soon', 20), due('future', 21));

      expect(await claimAhead(10, 20)).toMatchObject([
        { lane: 'late', beginAt: 5 },
        { lane: 'now', beginAt: 10 },
        { lane: 'soon', beginAt: 20 },
      ]);
      expect(await claimKeys(20)).toEqual([]);
    });

    it('takes the next in a lane that rests, and says when that has rested', async () => {
      await promise(due('a', 10), due('a', 11));
      const [first] = await claim(11);
      if (!first) throw new Error('Nothing was due.');
      await store().deliveries.settle(first, 'replica', sent, 12, 40);

      expect(await claimAhead(12, 39)).toEqual([]);
      expect(await claimAhead(12, 40)).toMatchObject([{ key: 'a at 11', beginAt: 40 }]);
    });

    it('takes what waits for its next attempt, and says when that is', async () => {
      await promise(due('a', 10));
      await claimAndSettle(10, { kind: 'later', dueAt: 50, failure });

      expect(await claimAhead(30, 60)).toMatchObject([{ key: 'a at 10', attempts: 2, beginAt: 50 }]);
    });

    it('takes nothing that expires before it may begin', async () => {
      await promise({ ...due('a', 20), expiresAt: 30 }, { ...due('b', 10), expiresAt: 25 }, due('b', 11));
      const [first] = await claim(10);
      if (!first) throw new Error('Nothing was due.');
      await store().deliveries.settle(first, 'replica', { kind: 'later', dueAt: 25, failure }, 11);

      expect(await claimAhead(12, 30)).toMatchObject([{ key: 'a at 20' }]);
    });

    it('takes over no lease before its end, which its owner may still put off', async () => {
      await promise(due('a', 10));
      await claim(10);

      expect(await claimAhead(69, 100)).toEqual([]);
      expect(await claimAhead(70, 100)).toMatchObject([{ key: 'a at 10', beginAt: 70 }]);
    });
  });

  it('counts the attempt when it begins and remembers when the first one did', async () => {
    await promise(sampleDelivery({ key: 'post', dueAt: 10 }));

    const [first] = await claim(12);
    if (!first) throw new Error('Nothing was due.');
    await store().deliveries.settle(first, 'replica', { kind: 'later', dueAt: 20, failure }, 13);
    const [second] = await claim(20);

    expect(first).toMatchObject({ state: 'sending', attempts: 1, firstAttemptAt: 12, failure: undefined });
    expect(second).toMatchObject({ state: 'sending', attempts: 2, firstAttemptAt: 12, failure });
  });

  it('takes no more than it is asked for', async () => {
    await promise(...[1, 2, 3].map((n) => sampleDelivery({ key: `post ${n}`, lane: `lane ${n}`, dueAt: n })));

    expect(await claimKeys(10, 2)).toEqual(['post 1', 'post 2']);
    expect(await claimKeys(10, 2)).toEqual(['post 3']);
  });

  it('serves a lane one at a time, in the order of the promises', async () => {
    await promise(...[1, 2, 3].map((n) => sampleDelivery({ key: `post ${n}`, dueAt: 10 })));

    expect(await claimKeys(10)).toEqual(['post 1']);
    expect(await claimKeys(10)).toEqual([]);
  });

  it('goes on with a lane as soon as what was being sent is settled', async () => {
    await promise(...[1, 2].map((n) => sampleDelivery({ key: `post ${n}`, dueAt: 10 })));

    await claimAndSettle(10, sent);

    expect(await claimKeys(10)).toEqual(['post 2']);
  });

  it('holds up a lane, and no other, while its first delivery waits for its next attempt', async () => {
    await promise(
      sampleDelivery({ key: 'slow', lane: 'a', dueAt: 10 }),
      sampleDelivery({ key: 'behind', lane: 'a', dueAt: 11 }),
      sampleDelivery({ key: 'beside', lane: 'b', dueAt: 12 }),
    );

    await claimAndSettle(10, { kind: 'later', dueAt: 100, failure });

    expect(await claimKeys(99)).toEqual(['beside']);
    expect(await claimKeys(100)).toEqual(['slow']);
  });

  it('waits until all predecessors are sent, and holds up nobody meanwhile', async () => {
    await promise(
      sampleDelivery({ key: 'tick', lane: 'issue', dueAt: 1, after: ['post a', 'post b'] }),
      sampleDelivery({ key: 'post a', lane: 'a', dueAt: 10 }),
      sampleDelivery({ key: 'post b', lane: 'b', dueAt: 20 }),
      sampleDelivery({ key: 'other edit', lane: 'issue', dueAt: 30 }),
    );

    await claimAndSettle(10, sent);
    expect(await claimKeys(10)).toEqual([]);
    await claimAndSettle(20, sent);

    expect(await claimKeys(30)).toEqual(['tick']);
  });

  it('never sends what comes after a failure', async () => {
    await promise(
      sampleDelivery({ key: 'post', dueAt: 10 }),
      sampleDelivery({ key: 'tick', lane: 'issue', dueAt: 10, after: ['post'] }),
    );

    await claimAndSettle(10, { kind: 'failed', failure });

    expect(await claimKeys(1_000)).toEqual([]);
    expect(await store().deliveries.nextDueAt()).toBeUndefined();
  });

  it('takes a delivery over when its lease has run out, ahead of what came before it in its lane', async () => {
    await promise(
      sampleDelivery({ key: 'gate', lane: 'gate', dueAt: 10 }),
      sampleDelivery({ key: 'gated', lane: 'issue', dueAt: 10, after: ['gate'] }),
      sampleDelivery({ key: 'abandoned', lane: 'issue', dueAt: 10 }),
    );
    const [gate] = await claim(10);
    if (!gate) throw new Error('Nothing was due.');
    await store().deliveries.settle(gate, 'replica', sent, 11);

    expect(await claimKeys(69)).toEqual([]);
    expect(await claimKeys(70)).toEqual(['abandoned']);
  });

  it('lets only the one who holds a delivery settle it', async () => {
    await promise(sampleDelivery({ key: 'post', dueAt: 10 }));
    const [lost] = await claim(10, 1, 'stalled');
    const [held] = await claim(70, 1, 'replica');
    if (!lost || !held) throw new Error('Nothing was due.');

    await store().deliveries.settle(lost, 'stalled', { kind: 'failed', failure }, 71);
    await store().deliveries.settle(lost, 'replica', { kind: 'failed', failure }, 71);

    expect(await store().calls.deliveriesOf(held.callId)).toMatchObject([{ state: 'sending', attempts: 2 }]);
    await store().deliveries.settle(held, 'replica', sent, 72);
    expect(await store().calls.deliveriesOf(held.callId)).toMatchObject([{ state: 'sent', failure: undefined }]);
  });

  it('never sends twice what has been sent', async () => {
    await promise(sampleDelivery({ key: 'post', dueAt: 10 }));

    await claimAndSettle(10, sent);

    expect(await claimKeys(1_000)).toEqual([]);
  });

  it.each<[string, AttemptOutcome | undefined, boolean]>([
    ['sending', undefined, true],
    ['sent', sent, false],
    ['failed', { kind: 'failed', failure }, true],
    ['pending', { kind: 'later', dueAt: 50, failure }, true],
    ['cancelled', { kind: 'pointless' }, false],
  ])('knows whether one that is %s is finished', async (state, outcome, isUnfinished) => {
    await promise(due('a', 10), due('b', 90));
    if (outcome) await claimAndSettle(10, outcome);
    else await claim(10);

    const unfinished = await store().calls.unfinishedOf(1);

    expect((await store().calls.deliveriesOf(1))[0]?.state).toBe(state);
    expect(unfinished.map(({ key }) => key)).toEqual(isUnfinished ? ['a at 10', 'b at 90'] : ['b at 90']);
  });

  it('reads of a call only what is asked for', async () => {
    const edit = { kind: 'issue-edit', edits: [] } as const;
    const panel = { kind: 'run-panel-update', slackId: 'U123', recording: 1 } as const;
    await promise(
      sampleDelivery({ key: 'sent edit', lane: 'a', dueAt: 10, content: edit }),
      sampleDelivery({ key: 'sending edit', lane: 'b', dueAt: 20, content: edit }),
      sampleDelivery({
        key: 'edit to come',
        lane: 'c',
        dueAt: 90,
        content: edit,
        after: ['sent edit', 'post to come'],
      }),
      sampleDelivery({ key: 'post to come', lane: 'd', dueAt: 90 }),
      sampleDelivery({ key: 'panel to come', lane: 'e', dueAt: 90, content: panel }),
    );
    await store().calls.announce(sampleCall(99), () =>
      promising(sampleDelivery({ key: 'another call', lane: 'f', dueAt: 90, content: edit })),
    );
    await claimAndSettle(10, sent);
    await claim(20);
    const keys = (read: readonly Delivery[]) => read.map(({ key }) => key);
    const { calls } = store();

    expect(keys(await calls.deliveriesOf(1, ['issue-edit']))).toEqual(['sent edit', 'sending edit', 'edit to come']);
    expect(keys(await calls.deliveriesOf(1, ['run-panel-update', 'announcement']))).toEqual([
      'post to come',
      'panel to come',
    ]);
    expect(keys(await calls.unfinishedOf(1, ['issue-edit']))).toEqual(['sending edit', 'edit to come']);
    expect(keys(await calls.awaitedOf(1))).toEqual(['sending edit', 'edit to come', 'post to come', 'sent edit']);
    expect(keys(await calls.deliveriesNamed(1, ['sent edit', 'another call', 'nothing']))).toEqual(['sent edit']);
    expect(await calls.deliveriesNamed(1, [])).toEqual([]);
  });

  it('has nothing to wait for in an empty database', async () => {
    expect(await store().deliveries.nextDueAt()).toBeUndefined();
  });

  it.each<[string, readonly PlannedDelivery[], AttemptOutcome | undefined, number | undefined]>([
    ['the earliest that is due', [due('b', 20), due('a', 30)], undefined, 20],
    ['the end of a lease', [due('a', 10)], undefined, 70],
    ['the end of a back-off', [due('a', 10), due('a', 11)], { kind: 'later', dueAt: 50, failure }, 50],
    ['the lease, not what waits behind it', [due('a', 10), due('a', 15)], undefined, 70],
    ['what is due before the end of a lease', [due('a', 10), due('b', 40)], undefined, 40],
    ['what comes next in a lane', [due('a', 10), due('a', 40)], sent, 40],
    ['nothing when all is sent', [due('a', 10)], sent, undefined],
  ])('wakes for %s', async (_name, plan, outcome, expected) => {
    await promise(...plan);

    if (outcome) await claimAndSettle(10, outcome);
    else await claim(10);

    expect(await store().deliveries.nextDueAt()).toBe(expected);
  });
}

function due(lane: string, dueAt: number): PlannedDelivery {
  return sampleDelivery({ key: `${lane} at ${dueAt}`, lane, dueAt });
}
