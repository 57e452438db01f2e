import type { Job, JobPlan, NewJob } from '../../src/call/jobs/job.js';
import type { AttemptResult } from '../../src/call/ports/store.js';
import type { Store } from '../../src/database/open-store.js';
import { emptyPlan, planOf, sampleCall, sampleJob } from '../support/sample-call.js';

const failure = { service: 'Slack', code: 'timeout', message: 'No answer.' } as const;

function reminder(key: string, parts: Partial<NewJob> = {}): NewJob {
  const to = { kind: 'audience', audience: 'managers' } as const;
  return sampleJob({ key, payload: { kind: 'reminder', occasion: key, to, instant: 9_000 }, ...parts });
}

/** What a plan does to what was promised before. */
export function describePlans(store: () => Store): void {
  async function announce(...jobs: readonly NewJob[]): Promise<number> {
    const { call } = await store().calls.announce(sampleCall(), () => planOf(...jobs));
    return call.id;
  }

  async function revise(callId: number, plan: JobPlan): Promise<void> {
    const { revision } = await store().calls.call(callId);
    await store().calls.revise(callId, revision, sampleCall(), () => plan);
  }

  async function end(now: number, outcome: AttemptResult): Promise<void> {
    for (const job of await store().outbox.claim(now, 'replica', now + 60, 10))
      await store().outbox.recordResult(job, 'replica', outcome, now);
  }

  async function jobs(callId: number): Promise<Record<string, Job>> {
    return Object.fromEntries((await store().calls.jobsOf(callId)).map((job) => [job.key, job]));
  }

  async function states(callId: number): Promise<Record<string, string>> {
    return Object.fromEntries(Object.values(await jobs(callId)).map(({ key, state }) => [key, state]));
  }

  it.each<[string, (callId: number) => Promise<unknown>]>([
    ['pending', () => end(10, { kind: 'retry', dueAt: 900, failure })],
    ['running', () => store().outbox.claim(10, 'replica', 70, 10)],
    ['completed', () => end(10, { kind: 'completed' })],
    ['failed', () => end(10, { kind: 'failed', failure })],
    ['expired', () => store().outbox.expire(1_000, 100)],
  ])('keeps a promise that is made again and is %s', async (state, happens) => {
    const callId = await announce(reminder('post', { dueAt: 10, expiresAt: 1_000 }));
    await happens(callId);
    const before = await jobs(callId);

    await revise(callId, planOf(reminder('post', { dueAt: 500, queue: 'another', prerequisites: [] })));

    expect(await jobs(callId)).toEqual(before);
    expect(before.post?.state).toBe(state);
  });

  it('plans a promise anew that nobody has begun to keep', async () => {
    const callId = await announce(reminder('post', { dueAt: 100, expiresAt: 200 }));

    await revise(callId, planOf(reminder('post', { dueAt: 300, expiresAt: 400 })));

    expect((await jobs(callId)).post).toMatchObject({ state: 'pending', dueAt: 300, expiresAt: 400 });
    expect(await store().outbox.claim(299, 'replica', 360, 10)).toEqual([]);
    expect(await store().outbox.claim(300, 'replica', 360, 10)).toMatchObject([{ key: 'post' }]);
  });

  it('stores what is promised for a call later on', async () => {
    const callId = await announce();

    await store().calls.enqueue(callId, planOf(reminder('post', { dueAt: 100 })));

    expect(await states(callId)).toEqual({ post: 'pending' });
  });

  it('withdraws one pending job by its key, whose queue then goes on, and no other', async () => {
    const callId = await announce(
      reminder('first', { dueAt: 10 }),
      reminder('second', { dueAt: 20 }),
      reminder('other', { dueAt: 10, queue: 'another' }),
    );

    expect(await store().calls.withdraw(callId, 'first')).toBe(true);

    expect(await states(callId)).toEqual({ first: 'cancelled', second: 'pending', other: 'pending' });
    const claimed = await store().outbox.claim(20, 'replica', 80, 10);
    expect(claimed.map(({ key }) => key).toSorted()).toEqual(['other', 'second']);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['running', () => store().outbox.claim(10, 'replica', 70, 10)],
    ['completed', () => end(10, { kind: 'completed' })],
    ['failed', () => end(10, { kind: 'failed', failure })],
  ])('withdraws nothing that is %s', async (_state, happens) => {
    const callId = await announce(reminder('post', { dueAt: 10 }));
    await happens();
    const before = await jobs(callId);

    expect(await store().calls.withdraw(callId, 'post')).toBe(false);

    expect(await jobs(callId)).toEqual(before);
  });

  it('withdraws nothing of another call, and nothing that is not there', async () => {
    const callId = await announce(reminder('post', { dueAt: 10 }));

    expect(await store().calls.withdraw(callId + 1, 'post')).toBe(false);
    expect(await store().calls.withdraw(callId, 'nothing')).toBe(false);

    expect(await states(callId)).toEqual({ post: 'pending' });
  });

  it('makes a promise again that was cancelled, as it is meant now', async () => {
    const callId = await announce(
      sampleJob({ key: 'gate', queue: 'gate', dueAt: 90 }),
      reminder('post', { dueAt: 100, expiresAt: 200 }),
    );
    await revise(callId, { jobs: [], cancels: { kinds: ['reminder'], dueAfter: 0 } });

    await revise(callId, planOf(reminder('post', { dueAt: 50, expiresAt: 300, queue: 'b', prerequisites: ['gate'] })));

    expect((await jobs(callId)).post).toMatchObject({
      state: 'pending',
      dueAt: 50,
      expiresAt: 300,
      queue: 'b',
      prerequisites: ['gate'],
      attempts: 0,
    });
    expect(await store().outbox.nextDueAt()).toBe(90);
    await end(90, { kind: 'completed' });
    expect(await store().outbox.claim(90, 'replica', 150, 10)).toMatchObject([{ key: 'post' }]);
  });

  it('remembers that a promise that was cancelled and is made again had been begun', async () => {
    const callId = await announce(reminder('post', { dueAt: 10 }));
    await end(10, { kind: 'retry', dueAt: 20, failure });
    await end(20, { kind: 'retry', dueAt: 30, failure });
    await end(30, { kind: 'obsolete' });

    await revise(callId, planOf(reminder('post', { dueAt: 40 })));

    expect(await store().outbox.claim(40, 'replica', 100, 1)).toMatchObject([
      { key: 'post', attempts: 2, firstAttemptAt: 10, failure: undefined },
    ]);
  });

  it('cancels what a plan takes back: pending, of that kind, due later, and not named again', async () => {
    const callId = await announce(
      reminder('soon', { queue: 'a', dueAt: 100 }),
      reminder('later', { queue: 'a', dueAt: 101 }),
      reminder('kept', { queue: 'b', dueAt: 102 }),
      reminder('under way', { queue: 'c', dueAt: 10 }),
      sampleJob({ key: 'of another kind', queue: 'd', dueAt: 103 }),
    );
    await store().outbox.claim(10, 'replica', 1_000, 10);

    await revise(callId, {
      jobs: [reminder('kept', { dueAt: 1 }), reminder('new', { queue: 'a', dueAt: 200 })],
      cancels: { kinds: ['reminder', 'failure-notice'], dueAfter: 100 },
    });

    expect(await states(callId)).toEqual({
      soon: 'pending',
      later: 'cancelled',
      kept: 'pending',
      'under way': 'running',
      'of another kind': 'pending',
      new: 'pending',
    });
    expect((await jobs(callId)).kept?.dueAt).toBe(102);
  });

  it('takes nothing back from another call', async () => {
    const callId = await announce(reminder('post', { dueAt: 100 }));
    const { call } = await store().calls.announce(sampleCall(13), emptyPlan);

    await revise(call.id, { jobs: [], cancels: { kinds: ['reminder'], dueAfter: 0 } });

    expect(await states(callId)).toEqual({ post: 'pending' });
  });

  it('never sends what was cancelled, goes on with its queue, and waits for nothing else', async () => {
    const callId = await announce(reminder('first', { dueAt: 10 }), sampleJob({ key: 'second', dueAt: 20 }));

    await revise(callId, { jobs: [], cancels: { kinds: ['reminder'], dueAfter: 0 } });

    expect(await store().outbox.nextDueAt()).toBe(20);
    expect(await store().outbox.claim(20, 'replica', 80, 10)).toMatchObject([{ key: 'second' }]);
  });
}
