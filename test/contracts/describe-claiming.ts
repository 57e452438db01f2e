import type { Job, NewJob } from '../../src/call/jobs/job.js';
import type { AttemptResult } from '../../src/call/ports/store.js';
import type { Store } from '../../src/database/open-store.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';

const sent: AttemptResult = { kind: 'completed' };
const failure = { service: 'Slack', code: 'timeout', message: 'No answer.' } as const;

/** How jobs are taken and settled. Times are small numbers, so that a row reads as a story. */
export function describeClaiming(store: () => Store): void {
  async function promise(...plan: readonly NewJob[]): Promise<void> {
    await store().calls.announce(sampleCall(), () => planOf(...plan));
  }

  async function claim(now: number, limit = 10, owner = 'replica'): Promise<readonly Job[]> {
    return store().outbox.claim(now, owner, now + 60, limit);
  }

  async function claimKeys(now: number, limit = 10): Promise<readonly string[]> {
    return (await claim(now, limit)).map(({ key }) => key);
  }

  async function claimAndComplete(now: number, outcome: AttemptResult): Promise<void> {
    for (const job of await claim(now)) await store().outbox.recordResult(job, 'replica', outcome, now);
  }

  it('takes what is due, the earliest first, and not what is due later', async () => {
    await promise(
      sampleJob({ key: 'second', queue: 'b', dueAt: 20 }),
      sampleJob({ key: 'first', queue: 'a', dueAt: 10 }),
      sampleJob({ key: 'future', queue: 'c', dueAt: 31 }),
    );

    expect(await claimKeys(30)).toEqual(['first', 'second']);
    expect(await claimKeys(30)).toEqual([]);
    expect(await claimKeys(31)).toEqual(['future']);
  });

  describe('ahead of its time', () => {
    const claimAhead = (now: number, dueBy: number, limit = 10) =>
      store().outbox.claim(now, 'replica', now + 60, limit, dueBy);

    it('takes what becomes due by then, and says when it may begin', async () => {
      await promise(due('late', 5), due('now', 10), due('soon', 20), due('future', 21));

      expect(await claimAhead(10, 20)).toMatchObject([
        { queue: 'late', startAt: 5 },
        { queue: 'now', startAt: 10 },
        { queue: 'soon', startAt: 20 },
      ]);
      expect(await claimKeys(20)).toEqual([]);
    });

    it('takes the next in a queue that rests, and says when that has rested', async () => {
      await promise(due('a', 10), due('a', 11));
      const [first] = await claim(11);
      if (!first) throw new Error('Nothing was due.');
      await store().outbox.recordResult(first, 'replica', sent, 12, 40);

      expect(await claimAhead(12, 39)).toEqual([]);
      expect(await claimAhead(12, 40)).toMatchObject([{ key: 'a at 11', startAt: 40 }]);
    });

    it('takes what waits for its next attempt, and says when that is', async () => {
      await promise(due('a', 10));
      await claimAndComplete(10, { kind: 'retry', dueAt: 50, failure });

      expect(await claimAhead(30, 60)).toMatchObject([{ key: 'a at 10', attempts: 2, startAt: 50 }]);
    });

    it('takes nothing that expires before it may begin', async () => {
      await promise({ ...due('a', 20), expiresAt: 30 }, { ...due('b', 10), expiresAt: 25 }, due('b', 11));
      const [first] = await claim(10);
      if (!first) throw new Error('Nothing was due.');
      await store().outbox.recordResult(first, 'replica', { kind: 'retry', dueAt: 25, failure }, 11);

      expect(await claimAhead(12, 30)).toMatchObject([{ key: 'a at 20' }]);
    });

    it('takes over no lease before its end, which its owner may still put off', async () => {
      await promise(due('a', 10));
      await claim(10);

      expect(await claimAhead(69, 100)).toEqual([]);
      expect(await claimAhead(70, 100)).toMatchObject([{ key: 'a at 10', startAt: 70 }]);
    });
  });

  it('counts the attempt when it begins and remembers when the first one did', async () => {
    await promise(sampleJob({ key: 'post', dueAt: 10 }));

    const [first] = await claim(12);
    if (!first) throw new Error('Nothing was due.');
    await store().outbox.recordResult(first, 'replica', { kind: 'retry', dueAt: 20, failure }, 13);
    const [second] = await claim(20);

    expect(first).toMatchObject({ state: 'running', attempts: 1, firstAttemptAt: 12, failure: undefined });
    expect(second).toMatchObject({ state: 'running', attempts: 2, firstAttemptAt: 12, failure });
  });

  it('takes no more than it is asked for', async () => {
    await promise(...[1, 2, 3].map((n) => sampleJob({ key: `post ${n}`, queue: `queue ${n}`, dueAt: n })));

    expect(await claimKeys(10, 2)).toEqual(['post 1', 'post 2']);
    expect(await claimKeys(10, 2)).toEqual(['post 3']);
  });

  it('serves a queue one at a time, in the order of the promises', async () => {
    await promise(...[1, 2, 3].map((n) => sampleJob({ key: `post ${n}`, dueAt: 10 })));

    expect(await claimKeys(10)).toEqual(['post 1']);
    expect(await claimKeys(10)).toEqual([]);
  });

  it('goes on with a queue as soon as what was being sent is settled', async () => {
    await promise(...[1, 2].map((n) => sampleJob({ key: `post ${n}`, dueAt: 10 })));

    await claimAndComplete(10, sent);

    expect(await claimKeys(10)).toEqual(['post 2']);
  });

  it('holds up a queue, and no other, while its first job waits for its next attempt', async () => {
    await promise(
      sampleJob({ key: 'slow', queue: 'a', dueAt: 10 }),
      sampleJob({ key: 'behind', queue: 'a', dueAt: 11 }),
      sampleJob({ key: 'beside', queue: 'b', dueAt: 12 }),
    );

    await claimAndComplete(10, { kind: 'retry', dueAt: 100, failure });

    expect(await claimKeys(99)).toEqual(['beside']);
    expect(await claimKeys(100)).toEqual(['slow']);
  });

  it('waits until all predecessors are sent, and holds up nobody meanwhile', async () => {
    await promise(
      sampleJob({ key: 'tick', queue: 'issue', dueAt: 1, prerequisites: ['post a', 'post b'] }),
      sampleJob({ key: 'post a', queue: 'a', dueAt: 10 }),
      sampleJob({ key: 'post b', queue: 'b', dueAt: 20 }),
      sampleJob({ key: 'other edit', queue: 'issue', dueAt: 30 }),
    );

    await claimAndComplete(10, sent);
    expect(await claimKeys(10)).toEqual([]);
    await claimAndComplete(20, sent);

    expect(await claimKeys(30)).toEqual(['tick']);
  });

  it('never sends what comes after a failure', async () => {
    await promise(
      sampleJob({ key: 'post', dueAt: 10 }),
      sampleJob({ key: 'tick', queue: 'issue', dueAt: 10, prerequisites: ['post'] }),
    );

    await claimAndComplete(10, { kind: 'failed', failure });

    expect(await claimKeys(1_000)).toEqual([]);
    expect(await store().outbox.nextDueAt()).toBeUndefined();
  });

  it('takes a job over when its lease has run out, ahead of what came before it in its queue', async () => {
    await promise(
      sampleJob({ key: 'gate', queue: 'gate', dueAt: 10 }),
      sampleJob({ key: 'gated', queue: 'issue', dueAt: 10, prerequisites: ['gate'] }),
      sampleJob({ key: 'abandoned', queue: 'issue', dueAt: 10 }),
    );
    const [gate] = await claim(10);
    if (!gate) throw new Error('Nothing was due.');
    await store().outbox.recordResult(gate, 'replica', sent, 11);

    expect(await claimKeys(69)).toEqual([]);
    expect(await claimKeys(70)).toEqual(['abandoned']);
  });

  it('lets only the one who holds a job settle it', async () => {
    await promise(sampleJob({ key: 'post', dueAt: 10 }));
    const [lost] = await claim(10, 1, 'stalled');
    const [held] = await claim(70, 1, 'replica');
    if (!lost || !held) throw new Error('Nothing was due.');

    await store().outbox.recordResult(lost, 'stalled', { kind: 'failed', failure }, 71);
    await store().outbox.recordResult(lost, 'replica', { kind: 'failed', failure }, 71);

    expect(await store().calls.jobsOf(held.subjectId)).toMatchObject([{ state: 'running', attempts: 2 }]);
    await store().outbox.recordResult(held, 'replica', sent, 72);
    expect(await store().calls.jobsOf(held.subjectId)).toMatchObject([{ state: 'completed', failure: undefined }]);
  });

  it('never sends twice what has been sent', async () => {
    await promise(sampleJob({ key: 'post', dueAt: 10 }));

    await claimAndComplete(10, sent);

    expect(await claimKeys(1_000)).toEqual([]);
  });

  it.each<[string, AttemptResult | undefined, boolean]>([
    ['running', undefined, true],
    ['completed', sent, false],
    ['failed', { kind: 'failed', failure }, true],
    ['pending', { kind: 'retry', dueAt: 50, failure }, true],
    ['cancelled', { kind: 'obsolete' }, false],
  ])('knows whether one that is %s is finished', async (state, outcome, isUnfinished) => {
    await promise(due('a', 10), due('b', 90));
    if (outcome) await claimAndComplete(10, outcome);
    else await claim(10);

    const unfinished = await store().calls.unfinishedOf(1);

    expect((await store().calls.jobsOf(1))[0]?.state).toBe(state);
    expect(unfinished.map(({ key }) => key)).toEqual(isUnfinished ? ['a at 10', 'b at 90'] : ['b at 90']);
  });

  it('reads of a call only what is asked for', async () => {
    const edit = { kind: 'issue-edit', edits: [] } as const;
    const panel = { kind: 'run-panel-update', slackId: 'U123', recording: 1 } as const;
    await promise(
      sampleJob({ key: 'sent edit', queue: 'a', dueAt: 10, payload: edit }),
      sampleJob({ key: 'sending edit', queue: 'b', dueAt: 20, payload: edit }),
      sampleJob({
        key: 'edit to come',
        queue: 'c',
        dueAt: 90,
        payload: edit,
        prerequisites: ['sent edit', 'post to come'],
      }),
      sampleJob({ key: 'post to come', queue: 'd', dueAt: 90 }),
      sampleJob({ key: 'panel to come', queue: 'e', dueAt: 90, payload: panel }),
    );
    await store().calls.announce(sampleCall(99), () =>
      planOf(sampleJob({ key: 'another call', queue: 'f', dueAt: 90, payload: edit })),
    );
    await claimAndComplete(10, sent);
    await claim(20);
    const keys = (read: readonly Job[]) => read.map(({ key }) => key);
    const { calls } = store();

    expect(keys(await calls.jobsOf(1, ['issue-edit']))).toEqual(['sent edit', 'sending edit', 'edit to come']);
    expect(keys(await calls.jobsOf(1, ['run-panel-update', 'announcement']))).toEqual([
      'post to come',
      'panel to come',
    ]);
    expect(keys(await calls.unfinishedOf(1, ['issue-edit']))).toEqual(['sending edit', 'edit to come']);
    expect(keys(await calls.awaitedOf(1))).toEqual(['sending edit', 'edit to come', 'post to come', 'sent edit']);
    expect(keys(await calls.jobsByKey(1, ['sent edit', 'another call', 'nothing']))).toEqual(['sent edit']);
    expect(await calls.jobsByKey(1, [])).toEqual([]);
  });

  it('has nothing to wait for in an empty database', async () => {
    expect(await store().outbox.nextDueAt()).toBeUndefined();
  });

  it.each<[string, readonly NewJob[], AttemptResult | undefined, number | undefined]>([
    ['the earliest that is due', [due('b', 20), due('a', 30)], undefined, 20],
    ['the end of a lease', [due('a', 10)], undefined, 70],
    ['the end of a back-off', [due('a', 10), due('a', 11)], { kind: 'retry', dueAt: 50, failure }, 50],
    ['the lease, not what waits behind it', [due('a', 10), due('a', 15)], undefined, 70],
    ['what is due before the end of a lease', [due('a', 10), due('b', 40)], undefined, 40],
    ['what comes next in a queue', [due('a', 10), due('a', 40)], sent, 40],
    ['nothing when all is sent', [due('a', 10)], sent, undefined],
  ])('wakes for %s', async (_name, plan, outcome, expected) => {
    await promise(...plan);

    if (outcome) await claimAndComplete(10, outcome);
    else await claim(10);

    expect(await store().outbox.nextDueAt()).toBe(expected);
  });
}

function due(queue: string, dueAt: number): NewJob {
  return sampleJob({ key: `${queue} at ${dueAt}`, queue, dueAt });
}
