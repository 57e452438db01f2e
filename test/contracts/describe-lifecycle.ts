import type { Job, JobState, NewJob } from '../../src/call/jobs/job.js';
import type { AttemptResult } from '../../src/call/ports/store.js';
import type { Store } from '../../src/database/open-store.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';

const failure = { service: 'Slack', code: 'timeout', message: 'No answer.' } as const;
const post = { audience: 'managers', channelId: 'C1', ts: '1.2', permalink: 'https://slack.example/p1' } as const;

/** From a promise to its end: how attempts end, what expires, what follows, and how queues rest. */
export function describeLifecycle(store: () => Store): void {
  async function promise(...plan: readonly NewJob[]): Promise<number> {
    const { call } = await store().calls.announce(sampleCall(), () => planOf(...plan));
    return call.id;
  }

  async function claim(now: number, owner = 'replica'): Promise<readonly Job[]> {
    return store().outbox.claim(now, owner, now + 60, 10);
  }

  async function claimOne(now: number): Promise<Job> {
    const [job, ...others] = await claim(now);
    if (!job || others.length > 0) throw new Error('Not exactly one was due.');
    return job;
  }

  async function states(callId: number): Promise<readonly string[]> {
    return (await store().calls.jobsOf(callId)).map(({ key, state }) => `${key} ${state}`);
  }

  it.each<[AttemptResult, number, JobState, number | undefined]>([
    [{ kind: 'completed' }, 99, 'completed', undefined],
    [{ kind: 'completed' }, 100, 'completed', undefined],
    [{ kind: 'failed', failure }, 100, 'failed', undefined],
    [{ kind: 'obsolete' }, 99, 'cancelled', undefined],
    [{ kind: 'obsolete' }, 100, 'cancelled', undefined],
    [{ kind: 'retry', dueAt: 99, failure }, 50, 'pending', 99],
    [{ kind: 'retry', dueAt: 150, failure }, 99, 'pending', 100],
    [{ kind: 'retry', dueAt: 150, failure }, 100, 'pending', 150],
    [{ kind: 'retry', dueAt: 150, failure }, 101, 'pending', 150],
    [{ kind: 'retry', dueAt: 99, failure, hadNoEffect: true }, 50, 'pending', 99],
    [{ kind: 'retry', dueAt: 150, failure, hadNoEffect: true }, 99, 'pending', 100],
    [{ kind: 'retry', dueAt: 150, failure, hadNoEffect: true }, 100, 'expired', undefined],
    [{ kind: 'expired', failure }, 100, 'expired', undefined],
  ])('after %j at %i, what expires at 100 is %s', async (outcome, now, expected, nextDueAt) => {
    const callId = await promise(sampleJob({ key: 'post', dueAt: 40, expiresAt: 100 }));
    const job = await claimOne(40);

    const became = await store().outbox.recordResult(job, 'replica', outcome, now);

    expect(became).toBe(expected);
    expect(await states(callId)).toEqual([`post ${expected}`]);
    expect(await store().outbox.nextDueAt()).toBe(nextDueAt);
  });

  it('does not count an attempt that had no effect, however often', async () => {
    const callId = await promise(sampleJob({ key: 'post', dueAt: 10 }));
    const noEffect = (dueAt: number) => ({ kind: 'retry', dueAt, failure, hadNoEffect: true }) as const;

    await store().outbox.recordResult(await claimOne(10), 'replica', noEffect(20), 11);
    await store().outbox.recordResult(await claimOne(20), 'replica', { kind: 'retry', dueAt: 30, failure }, 21);
    await store().outbox.recordResult(await claimOne(30), 'replica', noEffect(40), 31);

    expect(await store().calls.jobsOf(callId)).toMatchObject([{ state: 'pending', attempts: 1, firstAttemptAt: 20 }]);
    expect(await claimOne(40)).toMatchObject({ attempts: 2, firstAttemptAt: 20 });
  });

  it('records nothing of an attempt that was lost, and nothing that follows from it', async () => {
    const callId = await promise(sampleJob({ key: 'post', dueAt: 10 }));
    const lost = await claimOne(10);
    await claim(70, 'another');
    const followUps = [sampleJob({ key: 'follow-up' })];

    const became = await store().outbox.recordResult(lost, 'replica', { kind: 'completed', post, followUps }, 71);

    expect(became).toBeUndefined();
    expect(await states(callId)).toEqual(['post running']);
    expect(await store().calls.postsOf(callId)).toEqual([]);
  });

  describe('what expires', () => {
    it('is missed and never sent, from the moment on', async () => {
      const callId = await promise(
        sampleJob({ key: 'stale', dueAt: 10, expiresAt: 100 }),
        sampleJob({ key: 'fresh', queue: 'another', dueAt: 10, expiresAt: 101 }),
      );

      expect(await store().outbox.expire(99, 100)).toEqual([]);
      expect(await store().outbox.expire(100, 100)).toMatchObject([
        { key: 'stale', subjectId: callId, state: 'expired' },
      ]);
      expect(await store().outbox.expire(100, 100)).toEqual([]);

      expect((await claim(100)).map(({ key }) => key)).toEqual(['fresh']);
      expect(await states(callId)).toEqual(['stale expired', 'fresh running']);
    });

    it('is not sent either where nobody has taken note yet', async () => {
      await promise(sampleJob({ key: 'stale', dueAt: 10, expiresAt: 100 }));

      expect(await claim(100)).toEqual([]);
    });

    it('is missed also before it was due, and while it waits for another', async () => {
      const callId = await promise(
        sampleJob({ key: 'gate', queue: 'gate', dueAt: 10 }),
        sampleJob({ key: 'waiting', queue: 'a', dueAt: 10, expiresAt: 50, prerequisites: ['gate'] }),
        sampleJob({ key: 'future', queue: 'b', dueAt: 60, expiresAt: 50 }),
      );

      await store().outbox.expire(50, 100);

      expect(await states(callId)).toEqual(['gate pending', 'waiting expired', 'future expired']);
      expect(await store().outbox.nextDueAt()).toBe(10);
    });

    it('lets its queue go on', async () => {
      await promise(sampleJob({ key: 'slow', dueAt: 10, expiresAt: 50 }), sampleJob({ key: 'behind', dueAt: 11 }));
      const noEffect = { kind: 'retry', dueAt: 900, failure, hadNoEffect: true } as const;
      await store().outbox.recordResult(await claimOne(10), 'replica', noEffect, 10);
      expect(await store().outbox.nextDueAt()).toBe(50);

      await store().outbox.expire(50, 100);

      expect(await store().outbox.nextDueAt()).toBe(11);
      expect((await claim(50)).map(({ key }) => key)).toEqual(['behind']);
    });

    describe('after sending it was begun', () => {
      it('is left to the one who sends it, and taken when they have disappeared, to be searched for', async () => {
        const callId = await promise(sampleJob({ key: 'post', dueAt: 10, expiresAt: 20 }));
        const lost = await claimOne(10);

        expect(await store().outbox.expire(70, 100)).toEqual([]);
        expect(await claim(69)).toEqual([]);
        const search = await claimOne(70);

        expect(search).toMatchObject({ key: 'post', attempts: 2, firstAttemptAt: 10, expiresAt: 20 });
        expect(await store().outbox.recordResult(lost, 'replica', { kind: 'completed' }, 71)).toBeUndefined();
        expect(await store().outbox.recordResult(search, 'replica', { kind: 'expired', failure }, 72)).toBe('expired');
        expect(await store().calls.jobsOf(callId)).toMatchObject([{ state: 'expired', failure, endedAt: 72 }]);
        expect(await claim(900)).toEqual([]);
        expect(await store().outbox.nextDueAt()).toBeUndefined();
      });

      it('is taken as soon as it expires while it waits for its next attempt, and then its queue goes on', async () => {
        const callId = await promise(
          sampleJob({ key: 'slow', dueAt: 10, expiresAt: 50 }),
          sampleJob({ key: 'behind', dueAt: 11 }),
        );
        await store().outbox.recordResult(await claimOne(10), 'replica', { kind: 'retry', dueAt: 900, failure }, 10);

        expect(await store().outbox.expire(50, 100)).toEqual([]);
        const search = await claimOne(50);
        await store().outbox.recordResult(search, 'replica', { kind: 'completed' }, 51);

        expect(await states(callId)).toEqual(['slow completed', 'behind pending']);
        expect((await claim(51)).map(({ key }) => key)).toEqual(['behind']);
      });

      it('lets what waits for it go on when it is found', async () => {
        await promise(
          sampleJob({ key: 'first', queue: 'a', dueAt: 10, expiresAt: 20 }),
          sampleJob({ key: 'second', queue: 'b', dueAt: 10, prerequisites: ['first'] }),
        );
        await claimOne(10);

        await store().outbox.recordResult(await claimOne(70), 'replica', { kind: 'completed' }, 71);

        expect((await claim(71)).map(({ key }) => key)).toEqual(['second']);
      });

      it('is searched for again only as long as the search itself is put off', async () => {
        const callId = await promise(sampleJob({ key: 'post', dueAt: 10, expiresAt: 20 }));
        await claimOne(10);
        await store().outbox.recordResult(await claimOne(70), 'replica', { kind: 'retry', dueAt: 90, failure }, 71);

        expect(await claim(89)).toEqual([]);
        await store().outbox.recordResult(await claimOne(90), 'replica', { kind: 'expired' }, 91);

        expect(await store().calls.jobsOf(callId)).toMatchObject([{ state: 'expired', attempts: 3, failure }]);
        expect(await claim(900)).toEqual([]);
      });

      it('keeps the count of attempts that tells that sending was begun', async () => {
        await promise(sampleJob({ key: 'post', dueAt: 10, expiresAt: 20 }));
        await claimOne(10);
        const noEffect = { kind: 'retry', dueAt: 90, failure, hadNoEffect: true } as const;

        expect(await store().outbox.recordResult(await claimOne(70), 'replica', noEffect, 71)).toBe('pending');

        expect(await claimOne(90)).toMatchObject({ attempts: 2, firstAttemptAt: 10 });
      });
    });

    it.each<[string, AttemptResult | undefined]>([
      ['expired', undefined],
      ['cancelled', { kind: 'obsolete' }],
      ['failed', { kind: 'failed', failure }],
    ])('holds back what waits for it when it is %s', async (_state, outcome) => {
      const callId = await promise(
        sampleJob({ key: 'first', queue: 'a', dueAt: 10, expiresAt: 20 }),
        sampleJob({ key: 'second', queue: 'b', dueAt: 10, prerequisites: ['first'] }),
      );

      if (outcome) await store().outbox.recordResult(await claimOne(10), 'replica', outcome, 10);
      else await store().outbox.expire(20, 100);

      expect(await claim(900)).toEqual([]);
      expect((await states(callId))[1]).toBe('second pending');
    });
  });

  describe('what follows from an attempt', () => {
    it.each<[string, AttemptResult]>([
      ['completed', { kind: 'completed', followUps: [sampleJob({ key: 'next', queue: 'another', dueAt: 30 })] }],
      ['failed', { kind: 'failed', failure, followUps: [sampleJob({ key: 'next', queue: 'another', dueAt: 30 })] }],
      ['cancelled', { kind: 'obsolete', followUps: [sampleJob({ key: 'next', queue: 'another', dueAt: 30 })] }],
    ])('is promised with its end: %s', async (state, outcome) => {
      const callId = await promise(sampleJob({ key: 'post', dueAt: 10 }));

      await store().outbox.recordResult(await claimOne(10), 'replica', outcome, 20);

      expect(await states(callId)).toEqual([`post ${state}`, 'next pending']);
      expect(await store().outbox.nextDueAt()).toBe(30);
      expect((await claim(30)).map(({ key }) => key)).toEqual(['next']);
    });

    it('is the same promise when it was made before, now due as planned last', async () => {
      const callId = await promise(
        sampleJob({ key: 'post', dueAt: 10 }),
        sampleJob({ key: 'next', queue: 'another', dueAt: 50 }),
      );
      const followUps = [sampleJob({ key: 'next', queue: 'another', dueAt: 30 })];

      await store().outbox.recordResult(await claimOne(10), 'replica', { kind: 'completed', followUps }, 20);

      expect(await states(callId)).toEqual(['post completed', 'next pending']);
      expect(await store().outbox.nextDueAt()).toBe(30);
    });

    it('undoes nothing but its own attempt when it is a mistake', async () => {
      const callId = await promise(
        ...['a', 'b', 'c'].map((queue) => sampleJob({ key: `post ${queue}`, queue, dueAt: 10 })),
      );
      const followUps = [sampleJob({ key: 'next', prerequisites: ['what was never promised'] })];

      const claimed = await claim(10);
      const ends = await Promise.allSettled(
        claimed.map((job, index) =>
          store().outbox.recordResult(job, 'replica', { kind: 'completed', ...(index === 1 ? { followUps } : {}) }, 20),
        ),
      );

      expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await states(callId)).toEqual(['post a completed', 'post b running', 'post c completed']);
    });
  });

  describe('a queue that was posted to', () => {
    const first = sampleJob({ key: 'first', dueAt: 10 });
    const second = sampleJob({ key: 'second', dueAt: 11 });
    const beside = sampleJob({ key: 'beside', queue: 'another', dueAt: 12 });

    it('rests, and no other', async () => {
      await promise(first, second, beside);

      await store().outbox.recordResult(await claimOne(11), 'replica', { kind: 'completed' }, 20, 100);

      expect((await claim(99)).map(({ key }) => key)).toEqual(['beside']);
      expect(await store().outbox.nextDueAt()).toBe(100);
      expect((await claim(100)).map(({ key }) => key)).toEqual(['second']);
    });

    it('rests also before the next attempt of the same job', async () => {
      await promise(first, second);

      await store().outbox.recordResult(await claimOne(10), 'replica', { kind: 'retry', dueAt: 50, failure }, 20, 100);

      expect(await claim(99)).toEqual([]);
      expect((await claim(100)).map(({ key }) => key)).toEqual(['first']);
    });

    it('rests also for what is promised later', async () => {
      const callId = await promise(first);
      await store().outbox.recordResult(await claimOne(10), 'replica', { kind: 'completed' }, 20, 100);

      await store().calls.revise(callId, 0, sampleCall(), () => planOf(second));

      expect(await store().outbox.nextDueAt()).toBe(100);
    });

    it('never rests less than somebody else has asked for', async () => {
      await promise(first, second, sampleJob({ key: 'third', dueAt: 12 }));
      await store().outbox.recordResult(await claimOne(10), 'replica', { kind: 'completed' }, 20, 100);

      await store().outbox.recordResult(await claimOne(100), 'replica', { kind: 'completed' }, 110, 90);

      expect(await store().outbox.nextDueAt()).toBe(100);
    });
  });

  describe('a lease', () => {
    it('is put off for as long as its owner says', async () => {
      await promise(sampleJob({ key: 'post', dueAt: 10 }));
      const job = await claimOne(10);

      await store().outbox.renew('replica', 69, 129);

      expect(await claim(70, 'another')).toEqual([]);
      expect(await store().outbox.nextDueAt()).toBe(129);
      expect(await store().outbox.recordResult(job, 'replica', { kind: 'completed' }, 128)).toBe('completed');
    });

    it('is put off for everything that its owner is sending, however much that is', async () => {
      await promise(...Array.from({ length: 120 }, (_, n) => sampleJob({ key: `${n}`, queue: `${n}`, dueAt: 10 })));
      await store().outbox.claim(10, 'replica', 70, 200);

      await store().outbox.renew('replica', 69, 129);

      expect(await store().outbox.claim(128, 'another', 200, 200)).toEqual([]);
      expect(await store().outbox.claim(129, 'another', 200, 200)).toHaveLength(120);
    });

    it('that has run out stays lost', async () => {
      await promise(sampleJob({ key: 'post', dueAt: 10 }));
      await claimOne(10);

      await store().outbox.renew('replica', 70, 130);

      expect((await claim(70, 'another')).map(({ key }) => key)).toEqual(['post']);
    });

    it('is not put off by somebody else', async () => {
      await promise(sampleJob({ key: 'post', dueAt: 10 }));
      await claimOne(10);

      await store().outbox.renew('another', 20, 900);

      expect(await store().outbox.nextDueAt()).toBe(70);
    });
  });
}
