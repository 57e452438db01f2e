import type { AttemptOutcome } from '../../src/application/ports/store.js';
import { createDispatcher, type Dispatcher, type DispatcherParts } from '../../src/delivery/dispatcher.js';
import type { Delivery, PlannedDelivery } from '../../src/domain/call/delivery.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { sampleCall, sampleDelivery } from '../contracts/sample-call.js';
import { createGate } from './gate.js';
import { createRecordingLog, type RecordingLog } from './recording-log.js';
import { until } from './until.js';

const sent: AttemptOutcome = { kind: 'sent' };
const failure = { service: 'Slack', code: 'connection', message: 'Slack did not confirm.' } as const;

describe('the dispatcher', () => {
  let store: Store;
  let log: RecordingLog;
  let dispatcher: Dispatcher;
  let now: number;
  let settled: { readonly key: string; readonly outcome: AttemptOutcome }[];

  beforeEach(async () => {
    store = await openStore('sqlite::memory:', { onDeliveriesStored: () => dispatcher.wake() });
    log = createRecordingLog();
    now = 1_000;
    settled = [];
    dispatch(async () => sent);
  });

  afterEach(async () => {
    await dispatcher.stop();
    await store.close();
  });

  /** Puts another dispatcher, not yet started, in the place of the last. */
  function dispatch(carryOut: DispatcherParts['carryOut'], parts: Partial<DispatcherParts> = {}): void {
    dispatcher = createDispatcher({
      store: store.deliveries,
      carryOut,
      clock: () => now,
      owner: 'this process',
      log,
      onSettled: ({ key }, outcome) => settled.push({ key, outcome }),
      housekeeping: [],
      ...parts,
    });
  }

  async function promise(...plan: readonly PlannedDelivery[]): Promise<number> {
    const { call } = await store.calls.announce(sampleCall(), () => plan);
    return call.id;
  }

  async function statesOf(callId: number): Promise<readonly string[]> {
    return (await store.calls.deliveriesOf(callId)).map(({ state }) => state);
  }

  function lanes(count: number): readonly PlannedDelivery[] {
    return Array.from({ length: count }, (_, n) => sampleDelivery({ key: `post ${n}`, lane: `lane ${n}` }));
  }

  it('sends what is due as soon as it is stored, and what waits for that right after', async () => {
    dispatcher.start();

    const callId = await promise(
      sampleDelivery({ key: 'post' }),
      sampleDelivery({ key: 'tick', lane: 'issue', after: ['post'] }),
    );

    await until('all is settled', () => settled.length === 2);
    expect(settled).toEqual([
      { key: 'post', outcome: sent },
      { key: 'tick', outcome: sent },
    ]);
    expect(await statesOf(callId)).toEqual(['sent', 'sent']);
  });

  it('sends what was due while nobody was there', async () => {
    await promise(sampleDelivery({ key: 'post', dueAt: 1 }));

    dispatcher.start();

    await until('it is settled', () => settled.length === 1);
  });

  it('wakes by itself when something becomes due', async () => {
    dispatch(async () => sent, { clock: () => Date.now() });
    dispatcher.start();
    const dueAt = Date.now() + 150;

    await promise(sampleDelivery({ key: 'post', dueAt }));

    await until('it is settled', () => settled.length === 1);
    expect(Date.now()).toBeGreaterThanOrEqual(dueAt);
    expect(Date.now()).toBeLessThan(dueAt + 1_000);
  });

  it('serves several lanes at once, but no more than eight', async () => {
    const gate = createGate();
    const begun: string[] = [];
    dispatch(async ({ key }) => {
      begun.push(key);
      await gate.opened;
      return sent;
    });
    dispatcher.start();

    await promise(...lanes(10));

    await until('eight have begun', () => begun.length === 8);
    dispatcher.wake();
    expect(await store.deliveries.claimDue(now, 'another', now + 1, 10)).toHaveLength(2);
    gate.open();
    await until('eight are settled', () => settled.length === 8);
    expect(begun).toHaveLength(8);
  });

  it('lets a slow lane hold up no other', async () => {
    const gate = createGate();
    dispatch(async ({ lane }) => {
      if (lane === 'slow') await gate.opened;
      return sent;
    });
    dispatcher.start();

    await promise(
      sampleDelivery({ key: 'slow', lane: 'slow' }),
      ...Array.from({ length: 5 }, (_, n) => sampleDelivery({ key: `quick ${n}`, lane: 'quick' })),
    );

    await until('the quick ones are settled', () => settled.length === 5);
    expect(settled.map(({ key }) => key)).toEqual(['quick 0', 'quick 1', 'quick 2', 'quick 3', 'quick 4']);
    gate.open();
  });

  it('tries again when the outcome says so', async () => {
    dispatch(async ({ attempts }) => (attempts === 1 ? { kind: 'later', dueAt: now + 50, failure } : sent), {
      clock: () => now + performance.now(),
    });
    dispatcher.start();

    const callId = await promise(sampleDelivery({ key: 'post' }));

    await until('it is sent', async () => (await statesOf(callId)).includes('sent'));
    expect(settled.map(({ outcome }) => outcome.kind)).toEqual(['later', 'sent']);
  });

  it('takes over what a process left behind in the middle of sending', async () => {
    await promise(sampleDelivery({ key: 'post' }));
    await store.deliveries.claimDue(now, 'a process that died', now + 60_000, 1);
    const seen: Delivery[] = [];
    dispatch(async (delivery) => {
      seen.push(delivery);
      return sent;
    });
    dispatcher.start();
    await until('it has looked', async () => (await store.deliveries.nextDueAt()) === now + 60_000);
    expect(seen).toEqual([]);

    now += 60_000;
    dispatcher.wake();

    await until('it is settled', () => settled.length === 1);
    expect(seen).toMatchObject([{ key: 'post', attempts: 2, firstAttemptAt: 1_000 }]);
  });

  it('survives a mistake in the app, and leaves the delivery for a person', async () => {
    dispatch(async ({ key }) => {
      if (key === 'bad') throw new TypeError('undefined is not a function');
      return sent;
    });
    dispatcher.start();

    const callId = await promise(sampleDelivery({ key: 'bad' }), sampleDelivery({ key: 'good' }));

    await until('both are settled', () => settled.length === 2);
    expect(await store.calls.deliveriesOf(callId)).toMatchObject([
      { state: 'failed', failure: { service: 'app', code: 'unexpected' } },
      { state: 'sent' },
    ]);
    expect(log.lines).toContainEqual({
      level: 'error',
      fields: { delivery: 'bad', attempt: 1, err: new TypeError('undefined is not a function') },
      message: 'a delivery met a mistake in the app',
    });
  });

  it('survives a listener that fails', async () => {
    const onSettled = jest.fn(() => {
      throw new Error('The listener failed.');
    });
    dispatch(async () => sent, { onSettled });
    dispatcher.start();

    await promise(sampleDelivery({ key: 'first' }), sampleDelivery({ key: 'second' }));

    await until('both are settled', () => onSettled.mock.calls.length === 2);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  it('survives a database that fails for a moment', async () => {
    await promise(sampleDelivery({ key: 'post' }));
    const claimDue = jest.fn(store.deliveries.claimDue).mockRejectedValueOnce(new Error('disk I/O error'));
    dispatch(async () => sent, { store: { ...store.deliveries, claimDue } });

    dispatcher.start();

    await until('it is settled', () => settled.length === 1);
    expect(log.lines[0]).toMatchObject({ level: 'error', message: 'the database could not say what is due' });
  });

  it('leaves a delivery whose outcome could not be recorded to the end of its lease', async () => {
    const callId = await promise(sampleDelivery({ key: 'post' }));
    const settle = async () => Promise.reject(new Error('disk I/O error'));
    dispatch(async () => sent, { store: { ...store.deliveries, settle } });

    dispatcher.start();

    await until('the error is logged', () => log.lines.length > 0);
    expect(log.lines).toMatchObject([{ message: 'the outcome of a delivery could not be recorded' }]);
    expect(settled).toEqual([]);
    expect(await statesOf(callId)).toEqual(['sending']);
    expect(await store.deliveries.nextDueAt()).toBe(61_000);
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
    const callId = await promise(sampleDelivery({ key: 'first' }), sampleDelivery({ key: 'second' }));
    await until('the first has begun', () => begun === 1);

    const stopped = dispatcher.stop();
    gate.open();
    await stopped;
    dispatcher.wake();

    expect(await statesOf(callId)).toEqual(['sent', 'pending']);
    expect(begun).toBe(1);
  });

  it('sends nothing before it is started', async () => {
    const callId = await promise(sampleDelivery({ key: 'post' }));

    dispatcher.wake();
    await dispatcher.stop();

    expect(await statesOf(callId)).toEqual(['pending']);
  });
});
