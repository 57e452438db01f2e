import type { Call } from '../../src/call/call.js';
import type { Job, JobPlan, NewJob } from '../../src/call/jobs/job.js';
import type { ReplanChange } from '../../src/call/ports/store.js';
import type { Store } from '../../src/database/open-store.js';
import { emptyPlan, planOf, sampleCall, sampleJob } from '../support/sample-call.js';
import type { EmptyDatabase } from './empty-database.js';

const { recipients } = sampleCall();
const change: ReplanChange = { reminderPolicyId: 'new', recipients };

function reminder(key: string, parts: Partial<NewJob> = {}): NewJob {
  const to = { kind: 'person', slackId: 'U123' } as const;
  return sampleJob({ key, queue: key, payload: { kind: 'reminder', occasion: key, to, instant: 9 }, ...parts });
}

/** Calls whose reminders were planned with settings that are not in force any more. */
export function describePlanningAnew(store: () => Store, database: () => EmptyDatabase): void {
  async function announce(iid: number, parts: Partial<Call>, ...plan: readonly NewJob[]): Promise<Call> {
    return (await store().calls.announce({ ...sampleCall(iid), ...parts }, () => planOf(...plan))).call;
  }

  describe('planning reminders anew', () => {
    it('knows with which policy a call was planned, also after an update', async () => {
      const { id } = await announce(1, { reminderPolicyId: 'old' });
      expect(await store().calls.call(id)).toMatchObject({ reminderPolicyId: 'old' });

      await store().calls.revise(id, 0, { ...sampleCall(), reminderPolicyId: 'new' }, emptyPlan);

      expect(await store().calls.call(id)).toMatchObject({ reminderPolicyId: 'new' });
    });

    it('finds the calls that were planned with another policy or an unknown one, page by page', async () => {
      const zone = 'UTC';
      const expected: number[] = [];
      for (const [iid, instant] of [50, 40, 40, 30].entries())
        expected.unshift((await announce(iid, { time: { instant, zone }, reminderPolicyId: 'old' })).id);
      const unknown = await announce(10, { time: { instant: 60, zone } });
      await announce(11, { time: { instant: 35, zone }, reminderPolicyId: 'new' });
      await announce(12, { time: { instant: 29, zone }, reminderPolicyId: 'old' });
      await announce(13, { time: { instant: 61, zone }, reminderPolicyId: 'old' });
      const found: number[] = [];

      for (let after: Call | undefined, page: readonly Call[] = []; ; after = page.at(-1)) {
        page = await store().calls.plannedOtherwise('new', { from: 30, to: 61 }, after, 2);
        if (page.length === 0) break;
        expect(page.length).toBeLessThanOrEqual(2);
        found.push(...page.map(({ id }) => id));
      }

      const [thirty, ...others] = expected;
      expect(found).toEqual([thirty, ...others.slice(0, 2).toSorted((a, b) => a - b), ...others.slice(2), unknown.id]);
    });

    it('stores the policy, the people and the plan together, and shows the plan what is pending', async () => {
      const call = await announce(
        1,
        { reminderPolicyId: 'old' },
        reminder('1h'),
        reminder('10m'),
        sampleJob({ key: 'post' }),
      );
      const person = { slackId: 'U123', role: 'dri', timeZone: 'UTC', workingHours: { start: 1, end: 2 } } as const;
      const plan = jest.fn(
        (_call: Call, _pending: readonly Job[]): JobPlan => ({
          jobs: [reminder('10m', { dueAt: 2_000 }), reminder('2h')],
          cancels: { kinds: ['reminder'], dueAfter: 0 },
        }),
      );

      const answer = await store().calls.planAnew(call.id, 0, { reminderPolicyId: 'new', recipients: [person] }, plan);

      expect(answer).toEqual({ kind: 'stored', call: { ...call, reminderPolicyId: 'new', recipients: [person] } });
      expect(plan.mock.calls).toMatchObject([[answer.call, [{ key: '1h' }, { key: '10m' }]]]);
      expect(await store().calls.call(call.id)).toEqual(answer.call);
      expect(await store().calls.jobsOf(call.id)).toMatchObject([
        { key: '1h', state: 'cancelled' },
        { key: '10m', state: 'pending', dueAt: 2_000 },
        { key: 'post', state: 'pending' },
        { key: '2h', state: 'pending' },
      ]);
    });

    it.each<[string, Partial<Call>, number]>([
      ['is planned with the policy already', { reminderPolicyId: 'new' }, 0],
      ['was updated meanwhile', { reminderPolicyId: 'old' }, 1],
    ])('plans nothing where the call %s', async (_case, parts, seenRevision) => {
      const call = await announce(1, parts, reminder('1h'));
      const plan = jest.fn(emptyPlan);

      expect(await store().calls.planAnew(call.id, seenRevision, change, plan)).toEqual({
        kind: 'changed-meanwhile',
        call,
      });

      expect(plan).not.toHaveBeenCalled();
      expect(await store().calls.jobsOf(call.id)).toMatchObject([{ state: 'pending' }]);
    });

    it('sends nothing again that was sent, and leaves alone what is being sent', async () => {
      const call = await announce(1, {}, reminder('completed'), reminder('running'));
      for (const job of await store().outbox.claim(1_000, 'replica', 2_000, 10))
        if (job.key === 'completed') await store().outbox.recordResult(job, 'replica', { kind: 'completed' }, 1_000);

      await store().calls.planAnew(call.id, 0, change, () => ({
        jobs: [reminder('completed', { dueAt: 5_000 })],
        cancels: { kinds: ['reminder'], dueAfter: 0 },
      }));

      expect(await store().calls.jobsOf(call.id)).toMatchObject([
        { key: 'completed', state: 'completed', dueAt: 1_000 },
        { key: 'running', state: 'running' },
      ]);
    });

    it('is done once by two replicas that start at the same moment', async () => {
      const second = await database().open();
      const call = await announce(1, { reminderPolicyId: 'old' });
      const plan = jest.fn(() => planOf(reminder('1h')));

      const answers = await Promise.all([store(), second].map(({ calls }) => calls.planAnew(call.id, 0, change, plan)));

      expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['changed-meanwhile', 'stored']);
      expect(plan).toHaveBeenCalledTimes(1);
      expect(await store().calls.jobsOf(call.id)).toHaveLength(1);
      await second.close();
    });
  });
}
