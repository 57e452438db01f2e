import fc from 'fast-check';
import type { AttemptResult, NewJob } from '../../../src/outbox/index.js';
import type { Held, Model } from './model.js';
import type { TestJobs, TwoOwners } from './test-outbox.js';

type Command = fc.AsyncCommand<Model, TwoOwners>;
type Owner = 0 | 1;

const subject = 1;
const lease = 60;
const owners = ['first', 'second'] as const;
const completed = { kind: 'completed' } as const;

interface Sketch {
  readonly queue: number;
  readonly dueIn: number;
  readonly lasts: number | undefined;
  /** How many places before this job its prerequisites are among all. */
  readonly after: readonly number[];
}

const owner = fc.constantFrom<Owner[]>(0, 1);
const sketch: fc.Arbitrary<Sketch> = fc.record({
  queue: fc.nat({ max: 3 }),
  dueIn: fc.integer({ min: 0, max: 40 }),
  lasts: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined, freq: 3 }),
  after: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
});
const sketches = fc.array(sketch, { minLength: 1, maxLength: 4 });
const how = fc.constantFrom<AttemptResult<TestJobs>['kind'][]>(
  ...(['completed', 'completed', 'completed', 'failed', 'retry', 'obsolete', 'expired'] as const),
);

/** Everything that happens to an outbox, in any order, by either of two processes, some of it at the same moment. */
export const allCommands: fc.Arbitrary<Command>[] = [
  fc.tuple(owner, sketches).map(([by, jobs]) => enqueue(by, jobs)),
  fc.tuple(owner, fc.integer({ min: 1, max: 4 })).map(([by, pairs]) => storeWhileCompleting(by, pairs)),
  fc.tuple(owner, fc.integer({ min: 1, max: 4 })).map(([by, limit]) => claim(by, limit)),
  fc.integer({ min: 1, max: 4 }).map((limit) => claimTogether(limit)),
  fc
    .tuple(fc.nat({ max: 3 }), how, fc.integer({ min: 1, max: 80 }), fc.nat({ max: 20 }))
    .map(([index, kind, backOff, rest]) => end(index, kind, backOff, rest)),
  fc.integer({ min: 1, max: 80 }).map((time) => wait(time)),
  owner.map((by) => renew(by)),
  owner.map((by) => crash(by)),
  fc.tuple(owner, fc.nat({ max: 6 })).map(([by, index]) => enqueueAgain(by, index)),
  fc.constantFrom(expire(), requeueFailed()),
];

function command(name: string, run: Command['run'], check: Command['check'] = () => true): Command {
  return {
    check,
    run: async (model, real) => {
      await run(model, real);
      await expectSame(model, real);
    },
    toString: () => name,
  };
}

/** Both processes see what the rules say, and the self-check finds nothing: every queue names its true next job. */
async function expectSame(model: Model, { outboxes: [outbox, other] }: TwoOwners): Promise<void> {
  expect(await other.repairQueues()).toEqual([]);
  const stored = (await outbox.jobsOf(subject)).map(({ key, state, attempts }) => ({ key, state, attempts }));
  expect(stored).toEqual(model.jobs.map(({ key, state, attempts }) => ({ key, state, attempts })));
  expect(await outbox.nextDueAt()).toBe(model.nextDueAt());
}

function enqueue(by: Owner, sketched: readonly Sketch[]): Command {
  return command(`${owners[by]} enqueues ${JSON.stringify(sketched)}`, async (model, real) => {
    const jobs = draw(model, sketched);
    await store(real, by, jobs);
    model.enqueue(jobs);
  });
}

/**
 * One stores successors at the moment at which the other completes what they wait for. Several pairs in a row: whether two
 * transactions overlap is for the machine to say.
 */
function storeWhileCompleting(by: Owner, pairs: number): Command {
  return command(
    `${pairs} times, ${owners[by]} stores a successor while its prerequisite is completed`,
    async (model, real) => {
      for (let pair = 0; pair < pairs; pair += 1) {
        const place = model.jobs.length;
        const [first, second] = [place, place + 1].map((number) => jobAt(number, `pair ${number}`, model.now));
        if (!first || !second) return;
        await store(real, by, [first]);
        model.enqueue([first]);
        for (const key of await claimReally(model, real, otherThan(by), 100))
          model.claim(key, owners[otherThan(by)], model.now + lease);
        const running = model.held.filter(({ owner }) => owner === owners[otherThan(by)]);
        const successor = { ...second, prerequisites: [...new Set(running.map(({ key }) => key))] };
        const ended = running.map((held) => endAttempt(model, real, held, completed, 0));
        await Promise.all([...ended, store(real, by, [successor])]);
        for (const held of running) model.end(held, completed, 0);
        model.enqueue([successor]);
      }
    },
  );
}

function otherThan(by: Owner): Owner {
  return by === 0 ? 1 : 0;
}

function enqueueAgain(by: Owner, index: number): Command {
  return command(
    `${owners[by]} enqueues job ${index} again`,
    async (model, real) => {
      const job = model.jobs[index];
      if (!job) return;
      const { key, queue, dueAt, payload, prerequisites } = job;
      const again = { key, queue, dueAt, payload, prerequisites };
      await store(real, by, [again]);
      model.enqueue([again]);
    },
    ({ jobs }) => index < jobs.length,
  );
}

function claim(by: Owner, limit: number): Command {
  return command(`${owners[by]} claims ${limit}`, async (model, real) => {
    const expected = model.claimable(limit);
    const claimed = await claimReally(model, real, by, limit);
    expect(new Set(claimed)).toEqual(new Set(expected));
    for (const key of claimed) model.claim(key, owners[by], model.now + lease);
  });
}

/** Each of two gets something else. One may pass by what the other is just claiming. */
function claimTogether(limit: number): Command {
  return command(`both claim ${limit} at once`, async (model, real) => {
    const claimable = model.claimable(100);
    const claimed = await Promise.all([claimReally(model, real, 0, limit), claimReally(model, real, 1, limit)]);
    const all = claimed.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(claimable).toEqual(expect.arrayContaining(all));
    claimed.forEach((keys, index) => {
      for (const key of keys) model.claim(key, owners[index === 0 ? 0 : 1], model.now + lease);
    });
  });
}

function end(index: number, kind: AttemptResult<TestJobs>['kind'], backOff: number, rest: number): Command {
  return command(
    `attempt ${index} ends: ${kind}, next in ${backOff}, queue rests ${rest}`,
    async (model, real) => {
      const held = model.held[index % model.held.length];
      if (!held) return;
      const result = resultOf(kind, model.now + backOff);
      await endAttempt(model, real, held, result, rest);
      model.end(held, result, rest);
    },
    ({ held }) => held.length > 0,
  );
}

function wait(time: number): Command {
  return command(`${time} ms pass`, async (model) => {
    model.now += time;
  });
}

function renew(by: Owner): Command {
  return command(`${owners[by]} renews its leases`, async (model, { outboxes }) => {
    await outboxes[by].renew(owners[by], model.now, model.now + lease);
    model.renew(owners[by], model.now + lease);
  });
}

/** It has forgotten what it was performing; its leases run out. */
function crash(by: Owner): Command {
  return command(`${owners[by]} crashes`, async (model) => {
    model.held = model.held.filter((held) => held.owner !== owners[by]);
  });
}

function expire(): Command {
  return command('what has expired is noted', async (model, { outboxes }) => {
    await outboxes[0].expire(model.now, 100);
    model.expire();
  });
}

function requeueFailed(): Command {
  return command('what has failed is queued again', async (model, { outboxes }) => {
    await outboxes[1].requeueFailed(subject, model.now);
    model.requeueFailed();
  });
}

async function store(real: TwoOwners, by: Owner, jobs: readonly NewJob<TestJobs>[]): Promise<void> {
  const { db } = real.databases[by];
  await db.transaction().execute((transaction) => real.outboxes[by].enqueue(transaction, subject, { jobs }));
}

async function claimReally(model: Model, real: TwoOwners, by: Owner, limit: number): Promise<readonly string[]> {
  const claimed = await real.outboxes[by].claim(model.now, owners[by], model.now + lease, limit);
  return claimed.map(({ key }) => key);
}

/** By the process that has begun the attempt. */
async function endAttempt(
  model: Model,
  { outboxes }: TwoOwners,
  held: Held,
  result: AttemptResult<TestJobs>,
  rest: number,
): Promise<void> {
  const outbox = outboxes[held.owner === owners[0] ? 0 : 1];
  const [job] = await outbox.jobsByKey(subject, [held.key]);
  if (!job) throw new Error(`There is no job ${held.key}.`);
  await outbox.recordResult({ ...job, attempts: held.attempts }, held.owner, result, model.now, model.now + rest);
}

function resultOf(kind: AttemptResult<TestJobs>['kind'], dueAt: number): AttemptResult<TestJobs> {
  const failure = { code: 'unreachable' };
  switch (kind) {
    case 'retry':
      return { kind, dueAt, failure };
    case 'failed':
      return { kind, failure };
    default:
      return { kind };
  }
}

function draw(model: Model, sketched: readonly Sketch[]): readonly NewJob<TestJobs>[] {
  const before = model.jobs.length;
  return sketched.map(({ queue, dueIn, lasts, after }, index) => {
    const dueAt = model.now + dueIn;
    const places = after.map((back) => before + index - back).filter((place) => place >= 0);
    return {
      ...jobAt(before + index, `queue ${queue}`, dueAt),
      ...(lasts === undefined ? {} : { expiresAt: dueAt + lasts }),
      prerequisites: [...new Set(places)].map((place) => `job ${place}`),
    };
  });
}

function jobAt(place: number, queue: string, dueAt: number): NewJob<TestJobs> {
  return { key: `job ${place}`, queue, dueAt, payload: { kind: 'step', text: `step ${place}` }, prerequisites: [] };
}
