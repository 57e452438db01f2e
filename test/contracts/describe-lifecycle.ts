import type { AttemptOutcome } from '../../src/application/ports/store.js';
import type { Delivery, DeliveryState, PlannedDelivery } from '../../src/domain/call/delivery.js';
import type { Store } from '../../src/store/open-store.js';
import { promising, sampleCall, sampleDelivery } from './sample-call.js';

const failure = { service: 'Slack', code: 'timeout', message: 'No answer.' } as const;
const post = { audience: 'managers', channelId: 'C1', ts: '1.2', permalink: 'https://slack.example/p1' } as const;

/** From a promise to its end: how attempts end, what expires, what follows, and how lanes rest. */
export function describeLifecycle(store: () => Store): void {
  async function promise(...plan: readonly PlannedDelivery[]): Promise<number> {
    const { call } = await store().calls.announce(sampleCall(), () => promising(...plan));
    return call.id;
  }

  async function claim(now: number, owner = 'replica'): Promise<readonly Delivery[]> {
    return store().deliveries.claimDue(now, owner, now + 60, 10);
  }

  async function claimOne(now: number): Promise<Delivery> {
    const [delivery, ...others] = await claim(now);
    if (!delivery || others.length > 0) throw new Error('Not exactly one was due.');
    return delivery;
  }

  async function states(callId: number): Promise<readonly string[]> {
    return (await store().calls.deliveriesOf(callId)).map(({ key, state }) => `${key} ${state}`);
  }

  it.each<[AttemptOutcome, number, DeliveryState, number | undefined]>([
    [{ kind: 'sent' }, 99, 'sent', undefined],
    [{ kind: 'sent' }, 100, 'sent', undefined],
    [{ kind: 'failed', failure }, 100, 'failed', undefined],
    [{ kind: 'pointless' }, 99, 'cancelled', undefined],
    [{ kind: 'pointless' }, 100, 'cancelled', undefined],
    [{ kind: 'later', dueAt: 99, failure }, 50, 'pending', 99],
    [{ kind: 'later', dueAt: 150, failure }, 99, 'pending', 100],
    [{ kind: 'later', dueAt: 150, failure }, 100, 'pending', 150],
    [{ kind: 'later', dueAt: 150, failure }, 101, 'pending', 150],
    [{ kind: 'later', dueAt: 99, failure, hadNoEffect: true }, 50, 'pending', 99],
    [{ kind: 'later', dueAt: 150, failure, hadNoEffect: true }, 99, 'pending', 100],
    [{ kind: 'later', dueAt: 150, failure, hadNoEffect: true }, 100, 'missed', undefined],
    [{ kind: 'expired', failure }, 100, 'missed', undefined],
  ])('after %j at %i, what expires at 100 is %s', async (outcome, now, expected, nextDueAt) => {
    const callId = await promise(sampleDelivery({ key: 'post', dueAt: 40, expiresAt: 100 }));
    const delivery = await claimOne(40);

    const became = await store().deliveries.settle(delivery, 'replica', outcome, now);

    expect(became).toBe(expected);
    expect(await states(callId)).toEqual([`post ${expected}`]);
    expect(await store().deliveries.nextDueAt()).toBe(nextDueAt);
  });

  it('does not count an attempt that had no effect, however often', async () => {
    const callId = await promise(sampleDelivery({ key: 'post', dueAt: 10 }));
    const noEffect = (dueAt: number) => ({ kind: 'later', dueAt, failure, hadNoEffect: true }) as const;

    await store().deliveries.settle(await claimOne(10), 'replica', noEffect(20), 11);
    await store().deliveries.settle(await claimOne(20), 'replica', { kind: 'later', dueAt: 30, failure }, 21);
    await store().deliveries.settle(await claimOne(30), 'replica', noEffect(40), 31);

    expect(await store().calls.deliveriesOf(callId)).toMatchObject([
      { state: 'pending', attempts: 1, firstAttemptAt: 20 },
    ]);
    expect(await claimOne(40)).toMatchObject({ attempts: 2, firstAttemptAt: 20 });
  });

  it('records nothing of an attempt that was lost, and nothing that follows from it', async () => {
    const callId = await promise(sampleDelivery({ key: 'post', dueAt: 10 }));
    const lost = await claimOne(10);
    await claim(70, 'another');
    const followUps = [sampleDelivery({ key: 'follow-up' })];

    const became = await store().deliveries.settle(lost, 'replica', { kind: 'sent', post, followUps }, 71);

    expect(became).toBeUndefined();
    expect(await states(callId)).toEqual(['post sending']);
    expect(await store().calls.postsOf(callId)).toEqual([]);
  });

  describe('what expires', () => {
    it('is missed and never sent, from the moment on', async () => {
      const callId = await promise(
        sampleDelivery({ key: 'stale', dueAt: 10, expiresAt: 100 }),
        sampleDelivery({ key: 'fresh', lane: 'another', dueAt: 10, expiresAt: 101 }),
      );

      expect(await store().deliveries.expire(99, 100)).toEqual([]);
      expect(await store().deliveries.expire(100, 100)).toMatchObject([{ key: 'stale', callId, state: 'missed' }]);
      expect(await store().deliveries.expire(100, 100)).toEqual([]);

      expect((await claim(100)).map(({ key }) => key)).toEqual(['fresh']);
      expect(await states(callId)).toEqual(['stale missed', 'fresh sending']);
    });

    it('is not sent either where nobody has taken note yet', async () => {
      await promise(sampleDelivery({ key: 'stale', dueAt: 10, expiresAt: 100 }));

      expect(await claim(100)).toEqual([]);
    });

    it('is missed also before it was due, and while it waits for another', async () => {
      const callId = await promise(
        sampleDelivery({ key: 'gate', lane: 'gate', dueAt: 10 }),
        sampleDelivery({ key: 'waiting', lane: 'a', dueAt: 10, expiresAt: 50, after: ['gate'] }),
        sampleDelivery({ key: 'future', lane: 'b', dueAt: 60, expiresAt: 50 }),
      );

      await store().deliveries.expire(50, 100);

      expect(await states(callId)).toEqual(['gate pending', 'waiting missed', 'future missed']);
      expect(await store().deliveries.nextDueAt()).toBe(10);
    });

    it('lets its lane go on', async () => {
      await promise(
        sampleDelivery({ key: 'slow', dueAt: 10, expiresAt: 50 }),
        sampleDelivery({ key: 'behind', dueAt: 11 }),
      );
      const noEffect = { kind: 'later', dueAt: 900, failure, hadNoEffect: true } as const;
      await store().deliveries.settle(await claimOne(10), 'replica', noEffect, 10);
      expect(await store().deliveries.nextDueAt()).toBe(50);

      await store().deliveries.expire(50, 100);

      expect(await store().deliveries.nextDueAt()).toBe(11);
      expect((await claim(50)).map(({ key }) => key)).toEqual(['behind']);
    });

    describe('after sending it was begun', () => {
      it('is left to the one who sends it, and taken when they have disappeared, to be searched for', async () => {
        const callId = await promise(sampleDelivery({ key: 'post', dueAt: 10, expiresAt: 20 }));
        const lost = await claimOne(10);

        expect(await store().deliveries.expire(70, 100)).toEqual([]);
        expect(await claim(69)).toEqual([]);
        const search = await claimOne(70);

        expect(search).toMatchObject({ key: 'post', attempts: 2, firstAttemptAt: 10, expiresAt: 20 });
        expect(await store().deliveries.settle(lost, 'replica', { kind: 'sent' }, 71)).toBeUndefined();
        expect(await store().deliveries.settle(search, 'replica', { kind: 'expired', failure }, 72)).toBe('missed');
        expect(await store().calls.deliveriesOf(callId)).toMatchObject([{ state: 'missed', failure, settledAt: 72 }]);
        expect(await claim(900)).toEqual([]);
        expect(await store().deliveries.nextDueAt()).toBeUndefined();
      });

      it('is taken as soon as it expires while it waits for its next attempt, and then its lane goes on', async () => {
        const callId = await promise(
          sampleDelivery({ key: 'slow', dueAt: 10, expiresAt: 50 }),
          sampleDelivery({ key: 'behind', dueAt: 11 }),
        );
        await store().deliveries.settle(await claimOne(10), 'replica', { kind: 'later', dueAt: 900, failure }, 10);

        expect(await store().deliveries.expire(50, 100)).toEqual([]);
        const search = await claimOne(50);
        await store().deliveries.settle(search, 'replica', { kind: 'sent' }, 51);

        expect(await states(callId)).toEqual(['slow sent', 'behind pending']);
        expect((await claim(51)).map(({ key }) => key)).toEqual(['behind']);
      });

      it('lets what waits for it go on when it is found', async () => {
        await promise(
          sampleDelivery({ key: 'first', lane: 'a', dueAt: 10, expiresAt: 20 }),
          sampleDelivery({ key: 'second', lane: 'b', dueAt: 10, after: ['first'] }),
        );
        await claimOne(10);

        await store().deliveries.settle(await claimOne(70), 'replica', { kind: 'sent' }, 71);

        expect((await claim(71)).map(({ key }) => key)).toEqual(['second']);
      });

      it('is searched for again only as long as the search itself is put off', async () => {
        const callId = await promise(sampleDelivery({ key: 'post', dueAt: 10, expiresAt: 20 }));
        await claimOne(10);
        await store().deliveries.settle(await claimOne(70), 'replica', { kind: 'later', dueAt: 90, failure }, 71);

        expect(await claim(89)).toEqual([]);
        await store().deliveries.settle(await claimOne(90), 'replica', { kind: 'expired' }, 91);

        expect(await store().calls.deliveriesOf(callId)).toMatchObject([{ state: 'missed', attempts: 3, failure }]);
        expect(await claim(900)).toEqual([]);
      });

      it('keeps the count of attempts that tells that sending was begun', async () => {
        await promise(sampleDelivery({ key: 'post', dueAt: 10, expiresAt: 20 }));
        await claimOne(10);
        const noEffect = { kind: 'later', dueAt: 90, failure, hadNoEffect: true } as const;

        expect(await store().deliveries.settle(await claimOne(70), 'replica', noEffect, 71)).toBe('pending');

        expect(await claimOne(90)).toMatchObject({ attempts: 2, firstAttemptAt: 10 });
      });
    });

    it.each<[string, AttemptOutcome | undefined]>([
      ['missed', undefined],
      ['cancelled', { kind: 'pointless' }],
      ['failed', { kind: 'failed', failure }],
    ])('holds back what waits for it when it is %s', async (_state, outcome) => {
      const callId = await promise(
        sampleDelivery({ key: 'first', lane: 'a', dueAt: 10, expiresAt: 20 }),
        sampleDelivery({ key: 'second', lane: 'b', dueAt: 10, after: ['first'] }),
      );

      if (outcome) await store().deliveries.settle(await claimOne(10), 'replica', outcome, 10);
      else await store().deliveries.expire(20, 100);

      expect(await claim(900)).toEqual([]);
      expect((await states(callId))[1]).toBe('second pending');
    });
  });

  describe('what follows from an attempt', () => {
    it.each<[string, AttemptOutcome]>([
      ['sent', { kind: 'sent', followUps: [sampleDelivery({ key: 'next', lane: 'another', dueAt: 30 })] }],
      ['failed', { kind: 'failed', failure, followUps: [sampleDelivery({ key: 'next', lane: 'another', dueAt: 30 })] }],
      ['cancelled', { kind: 'pointless', followUps: [sampleDelivery({ key: 'next', lane: 'another', dueAt: 30 })] }],
    ])('is promised with its end: %s', async (state, outcome) => {
      const callId = await promise(sampleDelivery({ key: 'post', dueAt: 10 }));

      await store().deliveries.settle(await claimOne(10), 'replica', outcome, 20);

      expect(await states(callId)).toEqual([`post ${state}`, 'next pending']);
      expect(await store().deliveries.nextDueAt()).toBe(30);
      expect((await claim(30)).map(({ key }) => key)).toEqual(['next']);
    });

    it('is the same promise when it was made before, now due as planned last', async () => {
      const callId = await promise(
        sampleDelivery({ key: 'post', dueAt: 10 }),
        sampleDelivery({ key: 'next', lane: 'another', dueAt: 50 }),
      );
      const followUps = [sampleDelivery({ key: 'next', lane: 'another', dueAt: 30 })];

      await store().deliveries.settle(await claimOne(10), 'replica', { kind: 'sent', followUps }, 20);

      expect(await states(callId)).toEqual(['post sent', 'next pending']);
      expect(await store().deliveries.nextDueAt()).toBe(30);
    });

    it('undoes nothing but its own attempt when it is a mistake', async () => {
      const callId = await promise(
        ...['a', 'b', 'c'].map((lane) => sampleDelivery({ key: `post ${lane}`, lane, dueAt: 10 })),
      );
      const followUps = [sampleDelivery({ key: 'next', after: ['what was never promised'] })];

      const claimed = await claim(10);
      const ends = await Promise.allSettled(
        claimed.map((delivery, index) =>
          store().deliveries.settle(delivery, 'replica', { kind: 'sent', ...(index === 1 ? { followUps } : {}) }, 20),
        ),
      );

      expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await states(callId)).toEqual(['post a sent', 'post b sending', 'post c sent']);
    });
  });

  describe('a lane that was posted to', () => {
    const first = sampleDelivery({ key: 'first', dueAt: 10 });
    const second = sampleDelivery({ key: 'second', dueAt: 11 });
    const beside = sampleDelivery({ key: 'beside', lane: 'another', dueAt: 12 });

    it('rests, and no other', async () => {
      await promise(first, second, beside);

      await store().deliveries.settle(await claimOne(11), 'replica', { kind: 'sent' }, 20, 100);

      expect((await claim(99)).map(({ key }) => key)).toEqual(['beside']);
      expect(await store().deliveries.nextDueAt()).toBe(100);
      expect((await claim(100)).map(({ key }) => key)).toEqual(['second']);
    });

    it('rests also before the next attempt of the same delivery', async () => {
      await promise(first, second);

      await store().deliveries.settle(await claimOne(10), 'replica', { kind: 'later', dueAt: 50, failure }, 20, 100);

      expect(await claim(99)).toEqual([]);
      expect((await claim(100)).map(({ key }) => key)).toEqual(['first']);
    });

    it('rests also for what is promised later', async () => {
      const callId = await promise(first);
      await store().deliveries.settle(await claimOne(10), 'replica', { kind: 'sent' }, 20, 100);

      await store().calls.revise(callId, 0, sampleCall(), () => promising(second));

      expect(await store().deliveries.nextDueAt()).toBe(100);
    });

    it('never rests less than somebody else has asked for', async () => {
      await promise(first, second, sampleDelivery({ key: 'third', dueAt: 12 }));
      await store().deliveries.settle(await claimOne(10), 'replica', { kind: 'sent' }, 20, 100);

      await store().deliveries.settle(await claimOne(100), 'replica', { kind: 'sent' }, 110, 90);

      expect(await store().deliveries.nextDueAt()).toBe(100);
    });
  });

  describe('a lease', () => {
    it('is put off for as long as its owner says', async () => {
      await promise(sampleDelivery({ key: 'post', dueAt: 10 }));
      const delivery = await claimOne(10);

      await store().deliveries.renew('replica', 69, 129);

      expect(await claim(70, 'another')).toEqual([]);
      expect(await store().deliveries.nextDueAt()).toBe(129);
      expect(await store().deliveries.settle(delivery, 'replica', { kind: 'sent' }, 128)).toBe('sent');
    });

    it('is put off for everything that its owner is sending, however much that is', async () => {
      await promise(...Array.from({ length: 120 }, (_, n) => sampleDelivery({ key: `${n}`, lane: `${n}`, dueAt: 10 })));
      await store().deliveries.claimDue(10, 'replica', 70, 200);

      await store().deliveries.renew('replica', 69, 129);

      expect(await store().deliveries.claimDue(128, 'another', 200, 200)).toEqual([]);
      expect(await store().deliveries.claimDue(129, 'another', 200, 200)).toHaveLength(120);
    });

    it('that has run out stays lost', async () => {
      await promise(sampleDelivery({ key: 'post', dueAt: 10 }));
      await claimOne(10);

      await store().deliveries.renew('replica', 70, 130);

      expect((await claim(70, 'another')).map(({ key }) => key)).toEqual(['post']);
    });

    it('is not put off by somebody else', async () => {
      await promise(sampleDelivery({ key: 'post', dueAt: 10 }));
      await claimOne(10);

      await store().deliveries.renew('another', 20, 900);

      expect(await store().deliveries.nextDueAt()).toBe(70);
    });
  });
}
