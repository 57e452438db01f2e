import type { Store } from '../../src/database/open-store.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';

/** As new jobs, with ten columns each, more than SQLite's 32,766 parameters; and several chunks of everything else. */
const many = 3_300;

/** Nothing depends on how much there is. */
export function describeMany(store: () => Store): void {
  async function announceMany(expiresAt: number | undefined, queues: number): Promise<number> {
    const jobs = Array.from({ length: many }, (_, n) =>
      sampleJob({
        key: `job ${n}`,
        queue: `queue ${n % queues}`,
        dueAt: 10,
        ...(expiresAt === undefined ? {} : { expiresAt }),
        prerequisites: n === 0 ? [] : ['job 0'],
      }),
    );
    const { call } = await store().calls.announce(sampleCall(), () => planOf(...jobs));
    return call.id;
  }

  it('stores, expires and reads more jobs of one call than a statement can name', async () => {
    const callId = await announceMany(20, 3_000);

    const inOneBatch = await store().outbox.expire(20, many);
    const jobs = await store().calls.jobsOf(callId);

    expect(inOneBatch).toHaveLength(many);
    expect(jobs).toHaveLength(many);
    expect(jobs.at(-1)).toMatchObject({ key: `job ${many - 1}`, state: 'expired', prerequisites: ['job 0'] });
  }, 120_000);

  it('expires a backlog in batches no larger than it is asked for', async () => {
    await announceMany(20, 3);

    expect(await store().outbox.expire(20, 100)).toHaveLength(100);
    expect(await store().outbox.expire(20, 200)).toHaveLength(200);
  }, 120_000);

  it('takes back and plans anew more jobs than a statement can name', async () => {
    const callId = await announceMany(undefined, 10);
    const cancels = { kinds: ['announcement'], dueAfter: 0 } as const;

    await store().calls.enqueue(callId, { jobs: [sampleJob({ key: 'job 0', queue: 'queue 0' })], cancels });

    const states = (await store().calls.jobsOf(callId)).map(({ state }) => state);
    expect(states.filter((state) => state === 'cancelled')).toHaveLength(many - 1);
    expect(states[0]).toBe('pending');
  }, 120_000);

  it('queues again more failed jobs than a statement can name', async () => {
    const failure = { service: 'GitLab', code: 'HTTP 401', message: 'Refused.' } as const;
    const jobs = Array.from({ length: 600 }, (_, n) => sampleJob({ key: `job ${n}`, queue: `queue ${n}`, dueAt: 10 }));
    const { call } = await store().calls.announce(sampleCall(), () => planOf(...jobs));
    const claimed = await store().outbox.claim(10, 'replica', 70, 600);
    await Promise.all(
      claimed.map((job) => store().outbox.recordResult(job, 'replica', { kind: 'failed', failure }, 20)),
    );

    expect(await store().calls.retryFailed(call.id, 30)).toBe(600);
  });

  it('knows the choices for more names than a statement can name', async () => {
    const { call } = await store().calls.announce(sampleCall(), () => planOf());
    await store().contactChoices.remember(call.id, new Map([['Bob Brown', 'U1']]), 'U2', 1);
    const names = [...Array.from({ length: 70_000 }, (_, n) => `Person ${n}`), 'Bob Brown'];

    expect([...(await store().contactChoices.lastChosen(4242, names))]).toEqual([['Bob Brown', 'U1']]);
  });
}
