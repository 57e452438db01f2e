import type { AttemptOutcome } from '../../src/application/ports/store.js';
import type { Delivery, DeliveryPlan, PlannedDelivery } from '../../src/domain/call/delivery.js';
import type { Store } from '../../src/store/open-store.js';
import { promising, promisingNothing, sampleCall, sampleDelivery } from './sample-call.js';

const failure = { service: 'Slack', code: 'timeout', message: 'No answer.' } as const;

function reminder(key: string, parts: Partial<PlannedDelivery> = {}): PlannedDelivery {
  const to = { kind: 'audience', audience: 'managers' } as const;
  return sampleDelivery({ key, content: { kind: 'reminder', occasion: key, to, instant: 9_000 }, ...parts });
}

/** What a plan does to what was promised before. */
export function describePlans(store: () => Store): void {
  async function announce(...deliveries: readonly PlannedDelivery[]): Promise<number> {
    const { call } = await store().calls.announce(sampleCall(), () => promising(...deliveries));
    return call.id;
  }

  async function revise(callId: number, plan: DeliveryPlan): Promise<void> {
    const { revision } = await store().calls.call(callId);
    await store().calls.revise(callId, revision, sampleCall(), () => plan);
  }

  async function end(now: number, outcome: AttemptOutcome): Promise<void> {
    for (const delivery of await store().deliveries.claimDue(now, 'replica', now + 60, 10))
      await store().deliveries.settle(delivery, 'replica', outcome, now);
  }

  async function deliveries(callId: number): Promise<Record<string, Delivery>> {
    return Object.fromEntries((await store().calls.deliveriesOf(callId)).map((delivery) => [delivery.key, delivery]));
  }

  async function states(callId: number): Promise<Record<string, string>> {
    return Object.fromEntries(Object.values(await deliveries(callId)).map(({ key, state }) => [key, state]));
  }

  it.each<[string, (callId: number) => Promise<unknown>]>([
    ['pending', () => end(10, { kind: 'later', dueAt: 900, failure })],
    ['sending', () => store().deliveries.claimDue(10, 'replica', 70, 10)],
    ['sent', () => end(10, { kind: 'sent' })],
    ['failed', () => end(10, { kind: 'failed', failure })],
    ['missed', () => store().deliveries.expire(1_000, 100)],
  ])('keeps a promise that is made again and is %s', async (state, happens) => {
    const callId = await announce(reminder('post', { dueAt: 10, expiresAt: 1_000 }));
    await happens(callId);
    const before = await deliveries(callId);

    await revise(callId, promising(reminder('post', { dueAt: 500, lane: 'another', after: [] })));

    expect(await deliveries(callId)).toEqual(before);
    expect(before.post?.state).toBe(state);
  });

  it('plans a promise anew that nobody has begun to keep', async () => {
    const callId = await announce(reminder('post', { dueAt: 100, expiresAt: 200 }));

    await revise(callId, promising(reminder('post', { dueAt: 300, expiresAt: 400 })));

    expect((await deliveries(callId)).post).toMatchObject({ state: 'pending', dueAt: 300, expiresAt: 400 });
    expect(await store().deliveries.claimDue(299, 'replica', 360, 10)).toEqual([]);
    expect(await store().deliveries.claimDue(300, 'replica', 360, 10)).toMatchObject([{ key: 'post' }]);
  });

  it('stores what is promised for a call later on', async () => {
    const callId = await announce();

    await store().calls.promise(callId, promising(reminder('post', { dueAt: 100 })));

    expect(await states(callId)).toEqual({ post: 'pending' });
  });

  it('withdraws one pending job by its key, whose queue then goes on, and no other', async () => {
    const callId = await announce(
      reminder('first', { dueAt: 10 }),
      reminder('second', { dueAt: 20 }),
      reminder('other', { dueAt: 10, lane: 'another' }),
    );

    expect(await store().calls.withdraw(callId, 'first')).toBe(true);

    expect(await states(callId)).toEqual({ first: 'cancelled', second: 'pending', other: 'pending' });
    const claimed = await store().deliveries.claimDue(20, 'replica', 80, 10);
    expect(claimed.map(({ key }) => key).toSorted()).toEqual(['other', 'second']);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['being sent', () => store().deliveries.claimDue(10, 'replica', 70, 10)],
    ['sent', () => end(10, { kind: 'sent' })],
    ['failed', () => end(10, { kind: 'failed', failure })],
  ])('withdraws nothing that is %s', async (_state, happens) => {
    const callId = await announce(reminder('post', { dueAt: 10 }));
    await happens();
    const before = await deliveries(callId);

    expect(await store().calls.withdraw(callId, 'post')).toBe(false);

    expect(await deliveries(callId)).toEqual(before);
  });

  it('withdraws nothing of another call, and nothing that is not there', async () => {
    const callId = await announce(reminder('post', { dueAt: 10 }));

    expect(await store().calls.withdraw(callId + 1, 'post')).toBe(false);
    expect(await store().calls.withdraw(callId, 'nothing')).toBe(false);

    expect(await states(callId)).toEqual({ post: 'pending' });
  });

  it('makes a promise again that was cancelled, as it is meant now', async () => {
    const callId = await announce(
      sampleDelivery({ key: 'gate', lane: 'gate', dueAt: 90 }),
      reminder('post', { dueAt: 100, expiresAt: 200 }),
    );
    await revise(callId, { deliveries: [], cancels: { kinds: ['reminder'], dueAfter: 0 } });

    await revise(callId, promising(reminder('post', { dueAt: 50, expiresAt: 300, lane: 'b', after: ['gate'] })));

    expect((await deliveries(callId)).post).toMatchObject({
      state: 'pending',
      dueAt: 50,
      expiresAt: 300,
      lane: 'b',
      after: ['gate'],
      attempts: 0,
    });
    expect(await store().deliveries.nextDueAt()).toBe(90);
    await end(90, { kind: 'sent' });
    expect(await store().deliveries.claimDue(90, 'replica', 150, 10)).toMatchObject([{ key: 'post' }]);
  });

  it('remembers that a promise that was cancelled and is made again had been begun', async () => {
    const callId = await announce(reminder('post', { dueAt: 10 }));
    await end(10, { kind: 'later', dueAt: 20, failure });
    await end(20, { kind: 'later', dueAt: 30, failure });
    await end(30, { kind: 'pointless' });

    await revise(callId, promising(reminder('post', { dueAt: 40 })));

    expect(await store().deliveries.claimDue(40, 'replica', 100, 1)).toMatchObject([
      { key: 'post', attempts: 2, firstAttemptAt: 10, failure: undefined },
    ]);
  });

  it('cancels what a plan takes back: pending, of that kind, due later, and not named again', async () => {
    const callId = await announce(
      reminder('soon', { lane: 'a', dueAt: 100 }),
      reminder('later', { lane: 'a', dueAt: 101 }),
      reminder('kept', { lane: 'b', dueAt: 102 }),
      reminder('under way', { lane: 'c', dueAt: 10 }),
      sampleDelivery({ key: 'of another kind', lane: 'd', dueAt: 103 }),
    );
    await store().deliveries.claimDue(10, 'replica', 1_000, 10);

    await revise(callId, {
      deliveries: [reminder('kept', { dueAt: 1 }), reminder('new', { lane: 'a', dueAt: 200 })],
      cancels: { kinds: ['reminder', 'failure-notice'], dueAfter: 100 },
    });

    expect(await states(callId)).toEqual({
      soon: 'pending',
      later: 'cancelled',
      kept: 'pending',
      'under way': 'sending',
      'of another kind': 'pending',
      new: 'pending',
    });
    expect((await deliveries(callId)).kept?.dueAt).toBe(102);
  });

  it('takes nothing back from another call', async () => {
    const callId = await announce(reminder('post', { dueAt: 100 }));
    const { call } = await store().calls.announce(sampleCall(13), promisingNothing);

    await revise(call.id, { deliveries: [], cancels: { kinds: ['reminder'], dueAfter: 0 } });

    expect(await states(callId)).toEqual({ post: 'pending' });
  });

  it('never sends what was cancelled, goes on with its lane, and waits for nothing else', async () => {
    const callId = await announce(reminder('first', { dueAt: 10 }), sampleDelivery({ key: 'second', dueAt: 20 }));

    await revise(callId, { deliveries: [], cancels: { kinds: ['reminder'], dueAfter: 0 } });

    expect(await store().deliveries.nextDueAt()).toBe(20);
    expect(await store().deliveries.claimDue(20, 'replica', 80, 10)).toMatchObject([{ key: 'second' }]);
  });
}
