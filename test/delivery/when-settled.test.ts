import { createSettledWatch } from '../../src/delivery/when-settled.js';
import { allSettled } from '../../src/domain/call/all-settled.js';
import type { Delivery, DeliveryState } from '../../src/domain/call/delivery.js';
import { sampleDelivery } from '../contracts/sample-call.js';
import { until } from './until.js';

/** Longer than any test may take: whoever waits for it has missed the news. */
const never = 60_000;

function delivery(key: string, state: DeliveryState, after: readonly string[] = []): Delivery {
  const begun = { attempts: 0, firstAttemptAt: undefined, failure: undefined };
  return { ...sampleDelivery({ key, after }), id: 1, callId: 42, state, ...begun };
}

describe('deliveries', () => {
  it.each<[string, readonly Delivery[]]>([
    ['there are none', []],
    ['all are sent', [delivery('a', 'sent'), delivery('b', 'sent')]],
    ['one has failed and the others are sent', [delivery('a', 'failed'), delivery('b', 'sent')]],
    ['one waits for a failed one', [delivery('b', 'pending', ['a']), delivery('a', 'failed')]],
    [
      'one waits for one that waits for a failed one',
      [delivery('a', 'failed'), delivery('b', 'pending', ['a']), delivery('c', 'pending', ['b'])],
    ],
    [
      'one of two predecessors has failed',
      [delivery('a', 'failed'), delivery('b', 'sent'), delivery('c', 'pending', ['b', 'a'])],
    ],
  ])('are settled when %s', (_name, deliveries) => {
    expect(allSettled(deliveries)).toBe(true);
  });

  it.each<[string, readonly Delivery[]]>([
    ['one is waiting', [delivery('a', 'sent'), delivery('b', 'pending')]],
    ['one is being sent', [delivery('a', 'sending')]],
    ['one waits for nothing but its turn', [delivery('a', 'failed'), delivery('b', 'pending')]],
    ['one waits for one that is sent', [delivery('a', 'sent'), delivery('b', 'pending', ['a'])]],
  ])('are not settled while %s', (_name, deliveries) => {
    expect(allSettled(deliveries)).toBe(false);
  });
});

describe('waiting until a call is settled', () => {
  let stored: readonly Delivery[];
  let reads: number;
  const calls = {
    awaitedOf: async () => {
      reads += 1;
      return stored;
    },
  };

  beforeEach(() => {
    stored = [delivery('a', 'pending')];
    reads = 0;
  });

  it('ends at once when nothing is open', async () => {
    stored = [delivery('a', 'sent')];

    await createSettledWatch(calls, never).untilSettled(42, never);

    expect(reads).toBe(1);
  });

  it('ends with the last delivery, at its news', async () => {
    const watch = createSettledWatch(calls, never);
    const waiting = watch.untilSettled(42, never);
    await until('it has looked', () => reads === 1);
    watch.onSettled({ callId: 42 });
    await until('it has looked again', () => reads === 2);

    stored = [delivery('a', 'sent')];
    watch.onSettled({ callId: 42 });

    await waiting;
    expect(reads).toBe(3);
  });

  it('hears news that comes while it looks', async () => {
    const watch = createSettledWatch(
      {
        awaitedOf: async () => {
          const seen = await calls.awaitedOf();
          stored = [delivery('a', 'sent')];
          watch.onSettled({ callId: 42 });
          return seen;
        },
      },
      never,
    );

    await expect(watch.untilSettled(42, never)).resolves.toBeUndefined();
  });

  it('is not disturbed by news of other calls', async () => {
    const watch = createSettledWatch(calls, never);
    const waiting = watch.untilSettled(42, never);
    await until('it has looked', () => reads === 1);

    watch.onSettled({ callId: 41 });

    stored = [delivery('a', 'sent')];
    watch.onSettled({ callId: 42 });
    await waiting;
    expect(reads).toBe(2);
  });

  it('sees what another replica has sent', async () => {
    const waiting = createSettledWatch(calls, 10).untilSettled(42, never);
    await until('it has looked', () => reads === 1);

    stored = [delivery('a', 'sent')];

    await expect(waiting).resolves.toBeUndefined();
  });

  it('serves several who wait for the same call', async () => {
    const watch = createSettledWatch(calls, never);
    const waiting = [watch.untilSettled(42, never), watch.untilSettled(42, never)];
    await until('both have looked', () => reads === 2);

    stored = [delivery('a', 'failed')];
    watch.onSettled({ callId: 42 });

    await expect(Promise.all(waiting)).resolves.toEqual([undefined, undefined]);
  });

  it('gives up after the time-out', async () => {
    stored = [delivery('a', 'sent'), delivery('b', 'pending')];

    await expect(createSettledWatch(calls, never).untilSettled(42, 30)).resolves.toBeUndefined();
  });

  it('ends for everybody when nothing more will be sent, and is not begun any more', async () => {
    stored = [delivery('a', 'pending')];
    const watch = createSettledWatch(calls, never);
    const waiting = watch.untilSettled(42, never);
    await until('it has looked', () => reads > 0);

    watch.stop();

    await expect(waiting).resolves.toBeUndefined();
    await expect(watch.untilSettled(42, never)).resolves.toBeUndefined();
  });
});
