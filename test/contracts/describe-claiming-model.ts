import fc from 'fast-check';
import type { Job, NewJob } from '../../src/call/jobs/job.js';
import type { AttemptResult } from '../../src/call/ports/store.js';
import type { Store } from '../../src/database/open-store.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';
import type { EmptyDatabase } from './empty-database.js';

const lease = 60;
const failure = { service: 'Slack', code: 'connection', message: 'No answer.' } as const;

type How = 'completed' | 'failed' | 'retry' | 'obsolete' | 'expired';

/** `replica`: which of two does it. */
type Step =
  | { readonly kind: 'wait'; readonly time: number }
  /** `ahead`: how long before its time something is taken. */
  | { readonly kind: 'claim'; readonly replica: number; readonly limit: number; readonly ahead: number }
  | {
      readonly kind: 'settle';
      readonly index: number;
      readonly how: How;
      readonly backOff: number;
      /** For how long the queue rests after it. */
      readonly rest: number;
    }
  | { readonly kind: 'renew'; readonly replica: number }
  | { readonly kind: 'crash' }
  | { readonly kind: 'expire' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'take back' }
  | { readonly kind: 'promise again' };

interface Sketch {
  readonly queue: number;
  readonly dueAt: number;
  readonly lasts: number | undefined;
  /** How many places before this one each predecessor stands. */
  readonly after: readonly number[];
}

const sketches = fc.array(
  fc.record({
    queue: fc.integer({ min: 0, max: 2 }),
    dueAt: fc.integer({ min: 0, max: 50 }),
    lasts: fc.option(fc.integer({ min: 1, max: 150 }), { nil: undefined }),
    after: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 8 },
);

const replica = fc.nat({ max: 1 });

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), time: fc.integer({ min: 0, max: 80 }) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('claim' as const),
        replica,
        limit: fc.integer({ min: 1, max: 4 }),
        ahead: fc.nat({ max: 30 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('settle' as const),
        index: fc.nat({ max: 3 }),
        how: fc.constantFrom<How[]>('completed', 'failed', 'retry', 'obsolete', 'expired'),
        backOff: fc.integer({ min: 1, max: 100 }),
        rest: fc.integer({ min: 0, max: 20 }),
      }),
    },
    fc.record({ kind: fc.constant('renew' as const), replica }),
    fc.constantFrom<Step[]>({ kind: 'crash' }, { kind: 'expire' }, { kind: 'retry' }),
    fc.constantFrom<Step[]>({ kind: 'take back' }, { kind: 'promise again' }),
  ),
  { maxLength: 25 },
);

/** Whatever happens, in whatever order: promises that no single story could cover. */
export function describeClaimingModel(create: () => Promise<EmptyDatabase>): void {
  it('serves no queue twice at once or too soon, sends nothing before its predecessors, too late or twice, and loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(sketches, steps, async (planned, happenings) => {
        const database = await create();
        const stores = [await database.open(), await database.open()] as const;
        try {
          await play(stores, draw(planned), happenings);
        } finally {
          for (const store of stores) await store.close();
          await database.remove();
        }
      }),
      { numRuns: Number(process.env.MODEL_RUNS ?? 40) },
    );
  }, 120_000);
}

type Replicas = readonly [Store, Store];

async function play(stores: Replicas, plan: readonly NewJob[], happenings: readonly Step[]): Promise<void> {
  const { call } = await stores[0].calls.announce(sampleCall(), () => planOf(...plan));
  const world = createWorld(stores, call.id, plan);

  for (const step of happenings) {
    await world.take(step);
    expect(await stores[0].outbox.repairQueues()).toEqual([]);
  }
  await world.finish();

  const jobs = await stores[0].calls.jobsOf(call.id);
  expect(jobs.map(({ key }) => key)).toEqual(plan.map(({ key }) => key));
  expect(jobs.filter((job) => !isOver(job, jobs))).toEqual([]);
}

/** Sent, missed, taken back, or held up by one that is not sent and never will be. */
function isOver(job: Job, all: readonly Job[]): boolean {
  if (['completed', 'expired', 'cancelled'].includes(job.state)) return true;
  const predecessors = all.filter(({ key }) => job.prerequisites.includes(key));
  return job.state === 'pending' && predecessors.some((one) => one.state !== 'completed' && isOver(one, all));
}

function draw(planned: readonly Sketch[]): readonly NewJob[] {
  return planned.map(({ queue, dueAt, lasts, after }, index) => {
    const predecessors = new Set(after.map((back) => index - back).filter((at) => at >= 0));
    return sampleJob({
      key: `job ${index}`,
      queue: `queue ${queue}`,
      dueAt,
      ...(lasts === undefined ? {} : { expiresAt: dueAt + lasts }),
      prerequisites: [...predecessors].map((at) => `job ${at}`),
    });
  });
}

interface Held {
  readonly job: Job;
  readonly replica: number;
  leaseUntil: number;
}

/** The database and, beside it, what must be true of it. */
function createWorld(stores: Replicas, callId: number, plan: readonly NewJob[]) {
  const sent = new Set<string>();
  const freeAt = new Map<string, number>();
  let held: readonly Held[] = [];
  let now = 0;

  function storeOf(which: number): Store {
    return which === 0 ? stores[0] : stores[1];
  }

  async function claim(which: number, limit: number, ahead: number): Promise<readonly Held[]> {
    const { outbox: jobs } = storeOf(which);
    const claimed = await jobs.claim(now, `replica ${which}`, now + lease, limit, now + ahead);
    for (const job of claimed) {
      const { startAt } = job;
      expect(sent).not.toContain(job.key);
      expect(startAt).toBeLessThanOrEqual(now + ahead);
      expect(job.dueAt).toBeLessThanOrEqual(startAt);
      const expiresAt = job.expiresAt ?? Number.POSITIVE_INFINITY;
      // What has expired is taken only to be searched for, and then it was begun before.
      if (expiresAt <= now) expect(job.attempts).toBeGreaterThan(1);
      else expect(expiresAt).toBeGreaterThan(startAt);
      expect(freeAt.get(job.queue) ?? 0).toBeLessThanOrEqual(startAt);
      expect([...sent]).toEqual(expect.arrayContaining([...job.prerequisites]));
      expect(held.filter(isAlive).map((other) => other.job.queue)).not.toContain(job.queue);
    }
    expect(new Set(claimed.map(({ queue }) => queue)).size).toBe(claimed.length);
    expect(claimed.length).toBeLessThanOrEqual(limit);
    const taken = claimed.map((job) => ({ job, replica: which, leaseUntil: now + lease }));
    held = [...held, ...taken];
    return taken;
  }

  function isAlive({ leaseUntil }: Held): boolean {
    return leaseUntil > now;
  }

  async function recordOutcome(one: Held, outcome: AttemptResult, rest: number): Promise<void> {
    const { job } = one;
    held = held.filter((other) => other !== one);
    const owner = `replica ${one.replica}`;
    const state = await storeOf(one.replica).outbox.recordResult(job, owner, outcome, now, now + rest);
    // What runs out of time may be recorded all the same, as long as nobody else has taken it over.
    if (isAlive(one)) expect(state).toBeDefined();
    freeAt.set(job.queue, Math.max(freeAt.get(job.queue) ?? 0, now + rest));
    if (state === 'completed') sent.add(job.key);
  }

  async function renew(which: number): Promise<void> {
    await storeOf(which).outbox.renew(`replica ${which}`, now, now + lease);
    for (const one of held) if (one.replica === which && isAlive(one)) one.leaseUntil = now + lease;
  }

  async function revise(jobs: readonly NewJob[], takesBack: boolean): Promise<void> {
    const { revision } = await stores[0].calls.call(callId);
    const cancels = { kinds: ['announcement'], dueAfter: now } as const;
    await stores[0].calls.revise(callId, revision, sampleCall(), () => ({
      jobs,
      ...(takesBack ? { cancels } : {}),
    }));
  }

  async function take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'wait':
        now += step.time;
        return;
      case 'claim':
        await claim(step.replica, step.limit, step.ahead);
        return;
      case 'settle': {
        const one = held[step.index];
        if (one) await recordOutcome(one, outcomeOf(step, now), step.rest);
        return;
      }
      case 'renew':
        return renew(step.replica);
      case 'crash':
        // The leases of what both were sending are still good, and nobody settles them.
        held = [];
        now += lease;
        return;
      case 'expire':
        for (const { attempts } of await stores[0].outbox.expire(now, 100)) expect(attempts).toBe(0);
        return;
      case 'retry':
        await stores[0].calls.retryFailed(callId, now);
        return;
      case 'take back':
        return revise([], true);
      case 'promise again':
        return revise(plan, false);
    }
  }

  /** What is due is sent, then time goes on to when the database says that something will be, until all is done. */
  async function finish(): Promise<void> {
    for (let round = 0; round < 200; round += 1) {
      await stores[1].outbox.expire(now, 100);
      for (const one of await claim(round % 2, 100, 0)) await recordOutcome(one, { kind: 'completed' }, 0);
      const nextDueAt = await stores[0].outbox.nextDueAt();
      if (nextDueAt !== undefined) now = Math.max(now, nextDueAt);
      else if ((await stores[0].calls.retryFailed(callId, now)) === 0) return;
    }
    throw new Error('Something is always due and never sent.');
  }

  return { take, finish };
}

function outcomeOf({ how, backOff }: Extract<Step, { readonly kind: 'settle' }>, now: number): AttemptResult {
  switch (how) {
    case 'completed':
    case 'obsolete':
    case 'expired':
      return { kind: how };
    case 'failed':
      return { kind: how, failure };
    case 'retry':
      return { kind: how, dueAt: now + backOff, failure };
  }
}
