import type { Completion, RunEvent } from '../../src/call/recording/recording.js';
import type { Store } from '../../src/database/open-store.js';
import { emptyPlan, planOf, sampleCall, sampleJob } from '../support/sample-call.js';
import type { EmptyDatabase } from './empty-database.js';

const task = { position: 2, name: 'a1b2c3' };
const started: RunEvent = { kind: 'started', task, at: 5_000, by: 'U123' };
const settled: RunEvent = { kind: 'settled', task, result: 'Partial', minutes: 12, at: 6_000, by: 'U456' };
const unmeasured: RunEvent = { kind: 'settled', task, result: 'Skipped', minutes: undefined, at: 7_000, by: 'U456' };

const completion: Completion = {
  result: 'Partial',
  currentState: '2FA is enforced on all groups but two.',
  followUps: [{ what: 'Enforce it on the other two', by: 'Jane', links: ['https://docs.example/2fa'] }],
  whyOpen: undefined,
  totals: {
    counts: { Success: 3, Partial: 1, Failed: 0, Skipped: 1, open: 0 },
    actualMinutes: 42,
    plannedMinutes: undefined,
  },
  openItems: 1,
  completedBy: { slackId: 'U123', gitlabId: 7, gitlabUsername: 'jane', name: 'Jane Smith' },
  completedAt: 9_000,
};

/** What is recorded of a call, click by click, and its completion. */
export function describeRecordings(store: () => Store, database: () => EmptyDatabase): void {
  async function announce(): Promise<number> {
    return (await store().calls.announce(sampleCall(), emptyPlan)).call.id;
  }

  it('records what has happened to a call that is as it was seen, with what follows from that', async () => {
    const callId = await announce();
    const plan = jest.fn(() => planOf(sampleJob({ key: 'panel' })));

    const recorded = await store().calls.record(callId, 0, { events: [started, settled, unmeasured] }, plan);

    const recording = { revision: 1, events: [started, settled, unmeasured], completion: undefined };
    expect(recorded).toEqual({ kind: 'stored', call: { ...sampleCall(), id: callId, revision: 0, recording } });
    expect(plan.mock.calls).toEqual([[recorded.call]]);
    expect(await store().calls.call(callId)).toEqual(recorded.call);
    expect(await store().calls.jobsOf(callId)).toMatchObject([{ key: 'panel' }]);
  });

  it.each([7, 2_147_483_648, 9_007_199_254_740_991])(
    'keeps the number %d of the comment that records it',
    async (noteId) => {
      const plan = planOf(sampleJob({ key: 'record', payload: { kind: 'record' } }));
      const { call } = await store().calls.announce(sampleCall(), () => plan);
      expect(await store().calls.recordNoteOf(call.id)).toBeUndefined();

      for (const job of await store().outbox.claim(2_000, 'replica', 3_000, 9))
        await store().outbox.recordResult(job, 'replica', { kind: 'completed', noteId }, 2_100);

      expect(await store().calls.recordNoteOf(call.id)).toBe(noteId);
      expect(await store().calls.recordNoteOf(call.id + 1)).toBeUndefined();
    },
  );

  it('leaves as it is what a change does not name', async () => {
    const callId = await announce();
    await store().calls.record(callId, 0, { events: [started] }, emptyPlan);
    await store().calls.record(callId, 1, { completion }, emptyPlan);

    await store().calls.record(callId, 2, { events: [] }, emptyPlan);

    expect((await store().calls.call(callId)).recording).toEqual({ revision: 3, events: [], completion });
  });

  it('records nothing of what was decided for another state, and says what is true now', async () => {
    const callId = await announce();
    const first = await store().calls.record(callId, 0, { events: [started] }, emptyPlan);

    const second = await store().calls.record(callId, 0, { events: [] }, () => planOf(sampleJob({ key: 'never' })));

    expect(second).toEqual({ kind: 'changed-meanwhile', call: first.call });
    expect(await store().calls.jobsOf(callId)).toEqual([]);
  });

  it('records nothing when the plan fails', async () => {
    const callId = await announce();
    const failing = () => {
      throw new Error('The plan failed.');
    };

    await expect(store().calls.record(callId, 0, { events: [started] }, failing)).rejects.toThrow('The plan failed.');

    expect((await store().calls.call(callId)).recording.revision).toBe(0);
  });

  it('does not record a call that was never announced', async () => {
    await expect(store().calls.record(99, 0, {}, emptyPlan)).rejects.toThrow('There is no call 99.');
  });

  it('counts recordings and revisions apart, and keeps both', async () => {
    const callId = await announce();
    await store().calls.record(callId, 0, { events: [started] }, emptyPlan);

    const revised = await store().calls.revise(callId, 0, sampleCall(), emptyPlan);

    expect(revised).toMatchObject({ kind: 'stored', call: { revision: 1, recording: { revision: 1 } } });
    expect(revised.call.recording.events).toEqual([started]);
  });

  it('lets exactly one of many win who click at the same moment, on two replicas', async () => {
    const callId = await announce();
    const second = await database().open();
    const clicks = Array.from({ length: 10 }, (_, n): RunEvent => ({ ...started, by: `U${n}` }));

    const answers = await Promise.all(
      clicks.map((event, n) =>
        (n % 2 === 0 ? store() : second).calls.record(callId, 0, { events: [event] }, () =>
          planOf(sampleJob({ key: `panel after ${event.by}` })),
        ),
      ),
    );
    await second.close();

    const winner = answers.findIndex(({ kind }) => kind === 'stored');
    expect(answers.filter(({ kind }) => kind === 'stored')).toHaveLength(1);
    for (const { call } of answers) expect(call.recording).toMatchObject({ revision: 1, events: [clicks[winner]] });
    expect(await store().calls.jobsOf(callId)).toMatchObject([{ key: `panel after U${winner}` }]);
  });

  it('finds the recording again after a restart', async () => {
    const callId = await announce();
    await store().calls.record(callId, 0, { events: [started, settled], completion }, emptyPlan);

    const later = await database().open();

    expect((await later.calls.call(callId)).recording).toEqual({
      revision: 1,
      events: [started, settled],
      completion,
    });
    await later.close();
  });
}
