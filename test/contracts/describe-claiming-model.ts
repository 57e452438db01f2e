import fc from 'fast-check';
import type { AttemptOutcome } from '../../src/application/ports/store.js';
import type { Delivery, PlannedDelivery } from '../../src/domain/call/delivery.js';
import type { Store } from '../../src/store/open-store.js';
import type { EmptyDatabase } from './empty-database.js';
import { promising, sampleCall, sampleDelivery } from './sample-call.js';

const lease = 60;
const failure = { service: 'Slack', code: 'connection', message: 'No answer.' } as const;

type Step =
  | { readonly kind: 'wait'; readonly time: number }
  | { readonly kind: 'claim'; readonly limit: number }
  | {
      readonly kind: 'settle';
      readonly index: number;
      readonly how: 'sent' | 'failed' | 'later';
      readonly backOff: number;
    }
  | { readonly kind: 'crash' }
  | { readonly kind: 'retry' };

interface Sketch {
  readonly lane: number;
  readonly dueAt: number;
  /** How many places before this one each predecessor stands. */
  readonly after: readonly number[];
}

const sketches = fc.array(
  fc.record({
    lane: fc.integer({ min: 0, max: 2 }),
    dueAt: fc.integer({ min: 0, max: 50 }),
    after: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 8 },
);

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('wait' as const), time: fc.integer({ min: 0, max: 40 }) }),
    fc.record({ kind: fc.constant('claim' as const), limit: fc.integer({ min: 1, max: 4 }) }),
    fc.record({
      kind: fc.constant('settle' as const),
      index: fc.nat({ max: 3 }),
      how: fc.constantFrom('sent' as const, 'failed' as const, 'later' as const),
      backOff: fc.integer({ min: 1, max: 100 }),
    }),
    fc.record({ kind: fc.constant('crash' as const) }),
    fc.record({ kind: fc.constant('retry' as const) }),
  ),
  { maxLength: 25 },
);

/** Whatever happens, in whatever order: promises that no single story could cover. */
export function describeClaimingModel(create: () => Promise<EmptyDatabase>): void {
  it('serves no lane twice at once, sends nothing before its predecessors, nothing twice, and loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(sketches, steps, async (planned, happenings) => {
        const database = await create();
        const store = await database.open();
        try {
          await play(store, draw(planned), happenings);
        } finally {
          await store.close();
          await database.remove();
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
}

async function play(store: Store, plan: readonly PlannedDelivery[], happenings: readonly Step[]): Promise<void> {
  const { call } = await store.calls.announce(sampleCall(), () => promising(...plan));
  const world = createWorld(store, call.id);

  for (const step of happenings) await world.take(step);
  await world.finish();

  const states = (await store.calls.deliveriesOf(call.id)).map(({ state }) => state);
  expect(states).toEqual(plan.map(() => 'sent'));
}

function draw(planned: readonly Sketch[]): readonly PlannedDelivery[] {
  return planned.map(({ lane, dueAt, after }, index) => {
    const predecessors = new Set(after.map((back) => index - back).filter((at) => at >= 0));
    return sampleDelivery({
      key: `delivery ${index}`,
      lane: `lane ${lane}`,
      dueAt,
      after: [...predecessors].map((at) => `delivery ${at}`),
    });
  });
}

/** The database and, beside it, what must be true of it. */
function createWorld(store: Store, callId: number) {
  const sent = new Set<string>();
  let held: { readonly delivery: Delivery; readonly leaseUntil: number }[] = [];
  let now = 0;

  async function claim(limit: number): Promise<readonly Delivery[]> {
    const claimed = await store.deliveries.claimDue(now, 'replica', now + lease, limit);
    held = held.filter(({ leaseUntil }) => leaseUntil > now);
    for (const delivery of claimed) {
      expect(sent).not.toContain(delivery.key);
      expect(delivery.dueAt).toBeLessThanOrEqual(now);
      expect([...sent]).toEqual(expect.arrayContaining([...delivery.after]));
      expect(held.map((other) => other.delivery.lane)).not.toContain(delivery.lane);
      held.push({ delivery, leaseUntil: now + lease });
    }
    expect(claimed.length).toBeLessThanOrEqual(limit);
    return claimed;
  }

  async function settle(delivery: Delivery, outcome: AttemptOutcome): Promise<void> {
    await store.deliveries.settle(delivery, 'replica', outcome, now);
    held = held.filter((other) => other.delivery !== delivery);
    if (outcome.kind === 'sent') sent.add(delivery.key);
  }

  async function take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'wait':
        now += step.time;
        return;
      case 'claim':
        await claim(step.limit);
        return;
      case 'settle': {
        const one = held[step.index];
        if (one) await settle(one.delivery, outcomeOf(step, now));
        return;
      }
      case 'crash':
        held = [];
        // The leases of what the dead process held are still good, and nobody settles them.
        now += lease;
        return;
      case 'retry':
        await store.calls.retryFailed(callId, now);
    }
  }

  /** What is due is sent, then time goes on to when the database says that something will be, until all is done. */
  async function finish(): Promise<void> {
    for (let round = 0; round < 200; round += 1) {
      for (const delivery of await claim(100)) await settle(delivery, { kind: 'sent' });
      const nextDueAt = await store.deliveries.nextDueAt();
      if (nextDueAt !== undefined) now = Math.max(now, nextDueAt);
      else if ((await store.calls.retryFailed(callId, now)) === 0) return;
    }
    throw new Error('Something is always due and never sent.');
  }

  return { take, finish };
}

function outcomeOf({ how, backOff }: Extract<Step, { readonly kind: 'settle' }>, now: number): AttemptOutcome {
  if (how === 'sent') return { kind: 'sent' };
  return how === 'failed' ? { kind: 'failed', failure } : { kind: 'later', dueAt: now + backOff, failure };
}
