import type { CallJobs, Job, NewJob } from '../../src/call/jobs/job.js';
import { ServiceFailure } from '../../src/call/ports/service-failure.js';
import type { AttemptResult } from '../../src/call/ports/store.js';
import { DatabaseFailure } from '../../src/database/connection/database-failure.js';
import { openStore, type Store } from '../../src/database/open-store.js';
import { appFailures } from '../../src/delivery/app-failures.js';
import { createDispatcher, type Dispatcher, type DispatcherOptions } from '../../src/outbox/dispatcher.js';
import { keepLeases } from '../../src/outbox/leases.js';
import { createStartGate } from '../../src/outbox/start-gate.js';
import { createGate } from '../support/delivery/gate.js';
import { createRecordingLog, type RecordingLog } from '../support/delivery/recording-log.js';
import { until } from '../support/delivery/until.js';
import { createWorld, type World } from '../support/delivery/world.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';

const sent: AttemptResult = { kind: 'completed' };
const failure = { service: 'Slack', code: 'connection', message: 'Slack did not confirm.' } as const;

/** Something that leaves its queue free at once. */
function unpaced(parts: Partial<NewJob> & { readonly key: string }): NewJob {
  return sampleJob({ payload: { kind: 'record' }, ...parts });
}

const owner = 'this process';

describe('the dispatcher', () => {
  let store: Store;
  let log: RecordingLog;
  let dispatcher: Dispatcher;
  let now: number;
  let missed: string[];
  let settled: { readonly key: string; readonly outcome: AttemptResult }[];

  beforeEach(async () => {
    store = await openStore('sqlite::memory:', { onEnqueued: () => dispatcher.wake() });
    log = createRecordingLog();
    now = 1_000;
    settled = [];
    missed = [];
    dispatch(async () => sent);
  });

  afterEach(async () => {
    await dispatcher.stop();
    await store.close();
  });

  /** Puts another dispatcher, not yet started, in the place of the last. */
  function dispatch(
    perform: DispatcherOptions<CallJobs>['perform'],
    parts: Partial<DispatcherOptions<CallJobs>> = {},
  ): void {
    const clock = parts.clock ?? (() => now);
    const hold = createStartGate(clock);
    dispatcher = createDispatcher<CallJobs>({
      outbox: store.outbox,
      startGate: hold,
      leases: keepLeases({ outbox: parts.outbox ?? store.outbox, clock, owner, log }),
      perform: async (job) => {
        await hold.until(job.startAt);
        return perform(job);
      },
      failures: appFailures,
      planBugNotice: async () => [],
      clock,
      owner,
      log,
      onEnded: ({ key }, outcome) => settled.push({ key, outcome }),
      onExpired: ({ key }) => missed.push(key),
      ...parts,
    });
  }

  async function promise(...plan: readonly NewJob[]): Promise<number> {
    const { call } = await store.calls.announce(sampleCall(), () => planOf(...plan));
    return call.id;
  }

  async function statesOf(callId: number): Promise<readonly string[]> {
    return (await store.calls.jobsOf(callId)).map(({ state }) => state);
  }

  function queues(count: number): readonly NewJob[] {
    return Array.from({ length: count }, (_, n) => sampleJob({ key: `post ${n}`, queue: `queue ${n}` }));
  }

  it('sends what is due as soon as it is stored, and what waits for that right after', async () => {
    dispatcher.start();

    const callId = await promise(
      sampleJob({ key: 'post' }),
      sampleJob({ key: 'tick', queue: 'issue', prerequisites: ['post'] }),
    );

    await until('all is settled', () => settled.length === 2);
    expect(settled).toEqual([
      { key: 'post', outcome: sent },
      { key: 'tick', outcome: sent },
    ]);
    expect(await statesOf(callId)).toEqual(['completed', 'completed']);
  });

  it('sends what was due while nobody was there', async () => {
    await promise(sampleJob({ key: 'post', dueAt: 1 }));

    dispatcher.start();

    await until('it is settled', () => settled.length === 1);
  });

  it('wakes by itself when something becomes due', async () => {
    dispatch(async () => sent, { clock: () => Date.now() });
    dispatcher.start();
    const dueAt = Date.now() + 150;

    await promise(sampleJob({ key: 'post', dueAt }));

    await until('it is settled', () => settled.length === 1);
    expect(Date.now()).toBeGreaterThanOrEqual(dueAt);
    expect(Date.now()).toBeLessThan(dueAt + 1_000);
  });

  it('looks every five seconds for what another replica has stored', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'nextTick', 'Date', 'performance'],
    });
    const others = await openStore('sqlite::memory:', { onEnqueued: () => {} });
    const nextDueAt = jest.fn(others.outbox.nextDueAt);
    dispatch(async () => sent, { outbox: { ...others.outbox, nextDueAt } });
    dispatcher.start();
    await until('it has looked, and found nothing', () => nextDueAt.mock.results.length > 0);
    await others.calls.announce(sampleCall(), () => planOf(sampleJob({ key: 'post' })));

    jest.advanceTimersByTime(5_000);

    await until('it is settled', () => settled.length === 1);
    jest.useRealTimers();
    await dispatcher.stop();
    await others.close();
  });

  it('has taken it a quarter of a second before', async () => {
    dispatcher.start();
    const callId = await promise(sampleJob({ key: 'post', dueAt: 1_251 }));
    now = 1_000;
    dispatcher.wake();
    await until('it has looked', async () => (await store.outbox.nextDueAt()) === 1_251);
    expect(await statesOf(callId)).toEqual(['pending']);

    now = 1_001;
    dispatcher.wake();
    await until('it is taken', async () => (await statesOf(callId)).includes('running'));
    expect(settled).toEqual([]);

    now = 1_251;
    dispatcher.wake();
    await until('it is settled', () => settled.length === 1);
  });

  it('when stopped, sends what it has taken before its time in its time', async () => {
    dispatch(async () => sent, { clock: Date.now });
    const callId = await promise(sampleJob({ key: 'post', dueAt: Date.now() + 200 }));
    dispatcher.start();
    await until('it is taken', async () => (await statesOf(callId)).includes('running'));

    await dispatcher.stop();

    expect(await statesOf(callId)).toEqual(['completed']);
  });

  it('serves hundreds of queues at once, but no more than five hundred', async () => {
    const gate = createGate();
    const begun: string[] = [];
    dispatch(async ({ key }) => {
      begun.push(key);
      await gate.opened;
      return sent;
    });
    dispatcher.start();

    await promise(...queues(502));

    await until('five hundred have begun', () => begun.length === 500);
    dispatcher.wake();
    expect(await store.outbox.claim(now, 'another', now + 1, 10)).toHaveLength(2);
    gate.open();
    await until('five hundred are settled', () => settled.length === 500);
    expect(begun).toHaveLength(500);
  });

  it.each<[NewJob['payload']]>([
    [{ kind: 'announcement', audience: 'managers' }],
    [{ kind: 'reminder', occasion: '1h', to: { kind: 'audience', audience: 'managers' }, instant: 9_000 }],
    [{ kind: 'failure-notice', failed: 'another' }],
    [{ kind: 'run-panel', slackId: 'U0JOHN', instant: 9_000 }],
    [{ kind: 'progress', audience: 'managers', instant: 9_000 }],
    [{ kind: 'summary', audience: 'managers' }],
    [{ kind: 'correction', audience: 'managers', changes: [], by: 'U0JOHN' }],
  ])('lets a queue rest for a second after it has posted there: %j', async (payload) => {
    dispatcher.start();
    const callId = await promise(sampleJob({ key: 'first', payload }), sampleJob({ key: 'second', payload }));
    await until('the first is settled', () => settled.length === 1);

    now = 1_999;
    expect(await store.outbox.claim(now, 'another', now + 1, 1)).toEqual([]);
    expect(await store.outbox.nextDueAt()).toBe(2_000);

    now = 2_000;
    dispatcher.wake();
    await until('the second is settled', () => settled.length === 2);
    expect(await statesOf(callId)).toEqual(['completed', 'completed']);
  });

  it('counts that second from the end of the attempt, because the post may have come only then', async () => {
    dispatch(async () => {
      now = 1_700;
      return sent;
    });
    dispatcher.start();

    await promise(sampleJob({ key: 'first' }), sampleJob({ key: 'second' }));
    await until('the first is settled', () => settled.length === 1);

    expect(await store.outbox.nextDueAt()).toBe(2_700);
  });

  it.each<[NewJob['payload']]>([
    [{ kind: 'announcement-update', audience: 'managers' }],
    [{ kind: 'record' }],
    [{ kind: 'issue-edit', edits: [] }],
    [{ kind: 'run-panel-update', slackId: 'U0JOHN', recording: 1 }],
    [{ kind: 'progress-update', audience: 'managers', recording: 1 }],
    [{ kind: 'summary-update', audience: 'managers' }],
    [{ kind: 'close-issue' }],
  ])('lets no queue rest that it has posted nothing to: %j', async (payload) => {
    dispatcher.start();

    await promise(sampleJob({ key: 'first', payload }), sampleJob({ key: 'second', payload }));

    await until('both are settled', () => settled.length === 2);
  });

  it('lets no queue rest for what was pointless', async () => {
    dispatch(async () => ({ kind: 'obsolete' }));
    dispatcher.start();

    const callId = await promise(sampleJob({ key: 'first' }), sampleJob({ key: 'second' }));

    await until('both are settled', () => settled.length === 2);
    expect(await statesOf(callId)).toEqual(['cancelled', 'cancelled']);
  });

  it('tells of what has expired and never sends it', async () => {
    const callId = await promise(sampleJob({ key: 'stale', expiresAt: now }), sampleJob({ key: 'good' }));

    dispatcher.start();

    await until('the other is settled', () => settled.length === 1);
    expect(missed).toEqual(['stale']);
    expect(await statesOf(callId)).toEqual(['expired', 'completed']);
  });

  it('tells of what expired while it was being tried', async () => {
    dispatch(async () => {
      now += 500;
      return { kind: 'retry', dueAt: now + 50, failure, hadNoEffect: true };
    });
    dispatcher.start();

    const callId = await promise(sampleJob({ key: 'post', expiresAt: now + 500 }));

    await until('it is expired', () => missed.length === 1);
    expect(await statesOf(callId)).toEqual(['expired']);
    expect(log.lines).toMatchObject([{ level: 'error', message: 'expired before it could be performed' }]);
  });

  describe('when a process ends after Slack was asked to post, and it expires meanwhile', () => {
    const reminder = { kind: 'reminder', occasion: '1h', to: { kind: 'person', slackId: 'U123' } } as const;
    let world: World;

    beforeEach(() => {
      world = createWorld();
      world.clock = () => now;
    });

    /** Ends the process with the outcome in its hands, and starts another after the lease and the expiry. */
    async function loseTheRecord(...behind: readonly NewJob[]): Promise<number> {
      const recordOutcome = async () =>
        Promise.reject(new DatabaseFailure('SQLITE_IOERR', new Error('disk I/O error')));
      dispatch(world.attempt, { outbox: { ...store.outbox, recordResult: recordOutcome } });
      const payload = { ...reminder, instant: world.call.time.instant };
      const callId = await promise(sampleJob({ key: 'reminder', expiresAt: now + 5_000, payload }), ...behind);
      dispatcher.start();
      await until('the outcome is lost', () => log.lines.length === 1);
      await dispatcher.stop();
      now += 60_000;
      dispatch(world.attempt);
      return callId;
    }

    it('finds what was posted, posts nothing more, and goes on', async () => {
      const callId = await loseTheRecord(sampleJob({ key: 'behind', payload: { ...reminder, instant: 0 } }));

      dispatcher.start();
      await until('it is found', () => settled.length === 1);
      now += 1_000;
      dispatcher.wake();

      await until('both are settled', () => settled.length === 2);
      expect(await statesOf(callId)).toEqual(['completed', 'cancelled']);
      expect(world.messenger.messages).toMatchObject([{ where: 'to U123', key: 'reminder' }]);
      expect(missed).toEqual([]);
    });

    it('tells of what was not posted, and does not post it any more', async () => {
      world.messenger.failNext('post', new ServiceFailure('No.', { ...failure, kind: 'unknown-outcome' }));
      const callId = await loseTheRecord();

      dispatcher.start();

      await until('it is settled', () => settled.length === 1);
      expect(await statesOf(callId)).toEqual(['expired']);
      expect(missed).toEqual(['reminder']);
      expect(world.messenger.requests.map((request) => request.split(' ')[0])).toEqual(['post', 'findPosted']);
    });

    it('searches once more when Slack does not answer, and only then says what became of it', async () => {
      const callId = await loseTheRecord();
      world.messenger.failNext('findPosted', new ServiceFailure('No.', { ...failure, kind: 'unknown-outcome' }));

      dispatcher.start();
      await until('the search has failed', () => settled.length === 1);
      expect(await statesOf(callId)).toEqual(['pending']);
      now += 60_000;
      dispatcher.wake();

      await until('it is found', () => settled.length === 2);
      expect(await statesOf(callId)).toEqual(['completed']);
      expect(world.messenger.messages).toHaveLength(1);
    });
  });

  it('sends what follows from a job', async () => {
    dispatch(async ({ key }) =>
      key === 'post' ? { kind: 'completed', followUps: [unpaced({ key: 'follow-up', queue: 'another' })] } : sent,
    );
    dispatcher.start();

    await promise(sampleJob({ key: 'post' }));

    await until('both are settled', () => settled.length === 2);
    expect(settled.map(({ key }) => key)).toEqual(['post', 'follow-up']);
  });

  describe('while it is sending', () => {
    beforeEach(() => {
      const real = [
        'setTimeout',
        'clearTimeout',
        'setImmediate',
        'clearImmediate',
        'nextTick',
        'queueMicrotask',
      ] as const;
      jest.useFakeTimers({ doNotFake: [...real, 'Date', 'performance'] });
    });

    afterEach(() => {
      jest.useRealTimers();
    });

    it('renews its lease every three seconds, for as long as that takes', async () => {
      const gate = createGate();
      dispatch(async () => gate.opened.then(() => sent));
      dispatcher.start();
      const callId = await promise(sampleJob({ key: 'post' }));
      await until('it is running', async () => (await statesOf(callId)).includes('running'));

      for (const leaseUntil of [14_000, 17_000, 20_000, 23_000]) {
        now += 3_000;
        jest.advanceTimersByTime(3_000);
        await until('the lease is renewed', async () => (await store.outbox.nextDueAt()) === leaseUntil);
      }

      expect(await store.outbox.claim(now, 'another', now + 1, 10)).toEqual([]);
      gate.open();
      await until('it is completed', async () => (await statesOf(callId)).includes('completed'));
    });

    it('goes on when a lease could not be renewed', async () => {
      const gate = createGate();
      const renew = jest.fn(store.outbox.renew).mockRejectedValueOnce(new Error('disk I/O error'));
      dispatch(async () => gate.opened.then(() => sent), { outbox: { ...store.outbox, renew } });
      dispatcher.start();
      const callId = await promise(sampleJob({ key: 'post' }));
      await until('it is running', async () => (await statesOf(callId)).includes('running'));

      jest.advanceTimersByTime(3_000);
      await until('the error is logged', () => log.lines.length === 1);
      now += 6_000;
      jest.advanceTimersByTime(3_000);

      await until('the lease is renewed', async () => (await store.outbox.nextDueAt()) === 17_000);
      gate.open();
    });
  });

  it('leaves alone what it has lost to another process', async () => {
    const gate = createGate();
    dispatch(async () => gate.opened.then(() => sent));
    dispatcher.start();
    const callId = await promise(sampleJob({ key: 'post' }));
    await until('it is running', async () => (await statesOf(callId)).includes('running'));
    await store.outbox.claim(now + 10_000, 'another', now + 20_000, 1);

    gate.open();

    await until('it has noticed', () => log.lines.length === 1);
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { job: 'post', result: 'completed' } }]);
    expect(settled).toEqual([]);
    expect(await statesOf(callId)).toEqual(['running']);
  });

  it('lets a slow queue hold up no other', async () => {
    const gate = createGate();
    dispatch(async ({ queue }) => {
      if (queue === 'slow') await gate.opened;
      return sent;
    });
    dispatcher.start();

    await promise(
      sampleJob({ key: 'slow', queue: 'slow' }),
      ...Array.from({ length: 5 }, (_, n) => unpaced({ key: `quick ${n}`, queue: 'quick' })),
    );

    await until('the quick ones are settled', () => settled.length === 5);
    expect(settled.map(({ key }) => key)).toEqual(['quick 0', 'quick 1', 'quick 2', 'quick 3', 'quick 4']);
    gate.open();
  });

  it('tries again when the outcome says so', async () => {
    dispatch(async ({ attempts }) => (attempts === 1 ? { kind: 'retry', dueAt: now + 50, failure } : sent), {
      clock: () => now + performance.now(),
    });
    dispatcher.start();

    const callId = await promise(sampleJob({ key: 'post' }));

    await until('it is completed', async () => (await statesOf(callId)).includes('completed'));
    expect(settled.map(({ outcome }) => outcome.kind)).toEqual(['retry', 'completed']);
  });

  it('takes over what a process left behind in the middle of sending', async () => {
    await promise(sampleJob({ key: 'post' }));
    await store.outbox.claim(now, 'a process that died', now + 60_000, 1);
    const seen: Job[] = [];
    dispatch(async (job) => {
      seen.push(job);
      return sent;
    });
    dispatcher.start();
    await until('it has looked', async () => (await store.outbox.nextDueAt()) === now + 60_000);
    expect(seen).toEqual([]);

    now += 60_000;
    dispatcher.wake();

    await until('it is settled', () => settled.length === 1);
    expect(seen).toMatchObject([{ key: 'post', attempts: 2, firstAttemptAt: 1_000 }]);
  });

  it('leaves a job that met a bug to a person, and tells one', async () => {
    const err = new TypeError('undefined is not a function');
    dispatch(
      async ({ key }) => {
        if (key === 'bad') throw err;
        return sent;
      },
      { planBugNotice: async ({ key }) => [unpaced({ key: `notice of ${key}`, queue: 'dm' })] },
    );
    dispatcher.start();

    const callId = await promise(unpaced({ key: 'bad' }), unpaced({ key: 'good' }));

    await until('all are settled', () => settled.length === 3);
    expect(await store.calls.jobsOf(callId)).toMatchObject([
      { key: 'bad', state: 'failed', failure: { service: 'app', code: 'unexpected' } },
      { key: 'good', state: 'completed' },
      { key: 'notice of bad', state: 'completed' },
    ]);
    expect(log.lines).toContainEqual({
      level: 'error',
      fields: { job: 'bad', attempt: 1, err },
      message: 'a job met a bug in the app',
    });
  });

  it('leaves a job whose outcome meets a bug to a person, and tells one', async () => {
    const followUps = [unpaced({ key: 'next', prerequisites: ['what was never promised'] })];
    dispatch(async ({ key }) => (key === 'bad' ? { kind: 'completed', followUps } : sent), {
      planBugNotice: async () => [unpaced({ key: 'notice', queue: 'dm' })],
    });
    dispatcher.start();

    const callId = await promise(unpaced({ key: 'bad' }));

    await until('both are settled', () => settled.length === 2);
    expect(await store.calls.jobsOf(callId)).toMatchObject([
      { key: 'bad', state: 'failed', failure: { service: 'app', code: 'unexpected' } },
      { key: 'notice', state: 'completed' },
    ]);
  });

  it('fails a job that met a bug also where nobody can be told', async () => {
    dispatch(async () => Promise.reject(new Error('a bug')), {
      planBugNotice: async () => Promise.reject(new Error('another bug')),
    });
    dispatcher.start();

    const callId = await promise(unpaced({ key: 'bad' }));

    await until('it is settled', () => settled.length === 1);
    expect(await statesOf(callId)).toEqual(['failed']);
  });

  it('tries again for as long as the database fails, which counts as no attempt', async () => {
    let failures = 20;
    const outcomes: string[] = [];
    dispatch(
      async () => {
        failures -= 1;
        if (failures >= 0) throw new DatabaseFailure('57P01', new Error('terminating connection'));
        return sent;
      },
      {
        onEnded: (_delivery, { kind }) => {
          outcomes.push(kind);
          now += 5_000;
        },
      },
    );
    dispatcher.start();

    const callId = await promise(unpaced({ key: 'post' }));

    await until('it is completed', () => outcomes.includes('completed'));
    expect(outcomes).toEqual([...Array.from({ length: 20 }, () => 'retry'), 'completed']);
    expect(await store.calls.jobsOf(callId)).toMatchObject([{ state: 'completed', attempts: 1 }]);
  });

  it('survives a listener that fails', async () => {
    const onSettled = jest.fn(() => {
      throw new Error('The listener failed.');
    });
    dispatch(async () => sent, { onEnded: onSettled });
    dispatcher.start();

    await promise(unpaced({ key: 'first' }), unpaced({ key: 'second' }));

    await until('both are settled', () => onSettled.mock.calls.length === 2);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  it('survives a database that fails for a moment', async () => {
    await promise(sampleJob({ key: 'post' }));
    const claimDue = jest.fn(store.outbox.claim).mockRejectedValueOnce(new Error('disk I/O error'));
    dispatch(async () => sent, { outbox: { ...store.outbox, claim: claimDue } });

    dispatcher.start();

    await until('it is settled', () => settled.length === 1);
    expect(log.lines[0]).toMatchObject({ level: 'error', message: 'the database could not say what is due' });
  });

  it('leaves a job whose outcome could not be recorded to the end of its lease', async () => {
    const callId = await promise(sampleJob({ key: 'post' }));
    const recordOutcome = async () => Promise.reject(new DatabaseFailure('SQLITE_IOERR', new Error('disk I/O error')));
    dispatch(async () => sent, { outbox: { ...store.outbox, recordResult: recordOutcome } });

    dispatcher.start();

    await until('the error is logged', () => log.lines.length > 0);
    expect(log.lines).toMatchObject([{ message: 'the result of a job could not be recorded' }]);
    expect(settled).toEqual([]);
    expect(await statesOf(callId)).toEqual(['running']);
    expect(await store.outbox.nextDueAt()).toBe(11_000);
  });

  it('when stopped, waits for what is under way and takes nothing new', async () => {
    const gate = createGate();
    let begun = 0;
    dispatch(async () => {
      begun += 1;
      await gate.opened;
      return sent;
    });
    dispatcher.start();
    const callId = await promise(sampleJob({ key: 'first' }), sampleJob({ key: 'second' }));
    await until('the first has begun', () => begun === 1);

    const stopped = dispatcher.stop();
    gate.open();
    await stopped;
    dispatcher.wake();

    expect(await statesOf(callId)).toEqual(['completed', 'pending']);
    expect(begun).toBe(1);
  });

  it('sends nothing before it is started', async () => {
    const callId = await promise(sampleJob({ key: 'post' }));

    dispatcher.wake();
    await dispatcher.stop();

    expect(await statesOf(callId)).toEqual(['pending']);
  });
});
