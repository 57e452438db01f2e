import type { JobFailure, JobPlan, NewJob } from '../../src/call/jobs/job.js';
import { nothingRecorded } from '../../src/call/recording/recording.js';
import type { Store } from '../../src/database/open-store.js';
import { emptyPlan, planOf, sampleCall, sampleJob, samplePlan } from '../support/sample-call.js';

const notInChannel: JobFailure = {
  service: 'Slack',
  code: 'not_in_channel',
  message: 'Not in the channel.',
};

/** How calls are announced and revised, with everything that follows from it. */
export function describeCalls(store: () => Store, onEnqueued: jest.Mock): void {
  it('keeps a call as it was announced', async () => {
    const announced = await store().calls.announce(sampleCall(), emptyPlan);

    expect(announced).toEqual({
      kind: 'stored',
      call: { ...sampleCall(), id: expect.any(Number), revision: 0, recording: nothingRecorded },
    });
    expect(await store().calls.call(announced.call.id)).toEqual(announced.call);
    expect(await store().calls.callOfIssue({ projectId: 4242, iid: 12 })).toEqual(announced.call);
    expect(await store().calls.callOfIssue({ projectId: 4242, iid: 13 })).toBeUndefined();
  });

  it('keeps every kind of content of a job', async () => {
    const contents: readonly NewJob['payload'][] = [
      { kind: 'announcement', audience: 'support' },
      { kind: 'announcement-update', audience: 'managers' },
      { kind: 'record' },
      { kind: 'reminder', occasion: '24h', to: { kind: 'audience', audience: 'support' }, instant: 5_000 },
      { kind: 'reminder', occasion: 'start', to: { kind: 'person', slackId: 'U123' }, instant: 5_000 },
      { kind: 'failure-notice', failed: 'call 42 · announcement · managers' },
      {
        kind: 'drift-notice',
        revision: 3,
        drift: [
          { kind: 'moved', schedule: '2031-10-17 - 23:30 UTC' },
          { kind: 'other-dri', name: 'Mia' },
          { kind: 'other-contacts', names: ['Jane Smith'] },
          { kind: 'public' },
          { kind: 'closed' },
          { kind: 'reported' },
          { kind: 'gone' },
        ],
      },
      {
        kind: 'issue-edit',
        edits: [
          { kind: 'tick-item', item: { list: 'pre-call', position: 2, text: 'Inform the channels' } },
          { kind: 'set-reason', item: { list: 'post-call', position: 1, text: 'Close' }, reason: 'Waiting' },
          {
            kind: 'record-task',
            task: { position: 1, name: 'Export' },
            outcome: { result: 'Failed', note: 'No users' },
          },
          { kind: 'record-task', task: { position: 2, name: 'Import' }, actualMinutes: 12 },
          { kind: 'record-task', task: { position: 3, name: 'Tell' }, outcome: null, actualMinutes: null },
          { kind: 'set-header', field: 'scheduleAt', value: '2020-10-10 - 23:30 America/Los_Angeles' },
        ],
      },
      { kind: 'access-notice', slackId: 'U123' },
      {
        kind: 'access-report',
        people: [
          { slackId: 'U123', why: 'no-access' },
          { slackId: 'U456', why: 'no-account' },
          { slackId: 'U789', why: 'not-a-member' },
        ],
      },
      { kind: 'result-notice', slackId: 'U123', action: 'completed', jobs: ['call 1 · record 0'] },
      { kind: 'run-panel', slackId: 'U123', instant: 5_000 },
      { kind: 'run-panel-update', slackId: 'U123', recording: 3 },
      { kind: 'progress', audience: 'support', instant: 5_000 },
      { kind: 'progress-update', audience: 'managers', recording: Number.MAX_SAFE_INTEGER },
      { kind: 'summary', audience: 'support' },
      { kind: 'summary-update', audience: 'managers' },
      {
        kind: 'correction',
        audience: 'support',
        by: 'U123',
        changes: [
          { kind: 'result', from: 'Success', to: 'Partial' },
          { kind: 'current-state' },
          { kind: 'follow-ups' },
          { kind: 'reason' },
          { kind: 'tasks', count: 2 },
          { kind: 'total-time', from: 61, to: 59 },
        ],
      },
      { kind: 'close-issue' },
    ];
    const plan = contents.map((content, index) => sampleJob({ key: `job ${index}`, payload: content }));

    const { call } = await store().calls.announce(sampleCall(), () => planOf(...plan));

    const stored = await store().calls.jobsOf(call.id);
    expect(stored.map(({ payload }) => payload)).toStrictEqual(contents);
  });

  it('stores the jobs of a plan with the call, and says so after the commit', async () => {
    const { call } = await store().calls.announce(sampleCall(), samplePlan);

    expect(await store().calls.jobsOf(call.id)).toEqual([
      {
        ...samplePlan().jobs[0],
        id: expect.any(Number),
        subjectId: call.id,
        state: 'pending',
        attempts: 0,
        firstAttemptAt: undefined,
        failure: undefined,
      },
      expect.objectContaining({ key: 'tick', prerequisites: ['post'], payload: { kind: 'record' } }),
    ]);
    expect(onEnqueued).toHaveBeenCalledTimes(1);
  });

  it('shows a plan the call with its number', async () => {
    const plan = jest.fn(emptyPlan);

    const { call } = await store().calls.announce(sampleCall(), plan);

    expect(plan).toHaveBeenCalledWith(call);
  });

  it.each<[string, () => JobPlan]>([
    ['fails', failingPlan],
    ['promises the same thing twice', () => planOf(sampleJob({ key: 'a' }), sampleJob({ key: 'a' }))],
    ['waits for what was never promised', () => planOf(sampleJob({ key: 'late', prerequisites: ['never'] }))],
  ])('stores nothing of a call whose plan %s', async (_name, plan) => {
    await expect(store().calls.announce(sampleCall(2), plan)).rejects.toThrow();

    expect(await store().calls.callOfIssue({ projectId: 4242, iid: 2 })).toBeUndefined();
    expect(onEnqueued).not.toHaveBeenCalled();
  });

  it('revises a call that is as it was seen, and promises what follows from that', async () => {
    const { call } = await store().calls.announce(sampleCall(), samplePlan);
    const time = { instant: 5_000, zone: 'UTC' };
    const fields = { ...call.fields, name: 'Acme - Enforce 2FA on all groups' };
    const revision = { time, fields, recipients: [], plannedMinutes: undefined };

    const revised = await store().calls.revise(call.id, 0, revision, () =>
      planOf(sampleJob({ key: 'update', prerequisites: ['post'] })),
    );

    expect(revised).toEqual({ kind: 'stored', call: { ...call, ...revision, revision: 1 } });
    expect(await store().calls.call(call.id)).toEqual(revised.call);
    expect(await store().calls.jobsOf(call.id)).toHaveLength(3);
  });

  it('does not revise a call that has changed since it was seen', async () => {
    const { call } = await store().calls.announce(sampleCall(), emptyPlan);
    const first = await store().calls.revise(
      call.id,
      0,
      { ...sampleCall(), time: { instant: 1, zone: 'UTC' } },
      emptyPlan,
    );

    const second = await store().calls.revise(call.id, 0, sampleCall(), failingPlan);

    expect(second).toEqual({ kind: 'changed-meanwhile', call: first.call });
  });

  it('finds the calls that start in a span of time, the earliest first', async () => {
    for (const [iid, instant] of [30, 10, 20, 40, 20].entries())
      await store().calls.announce({ ...sampleCall(iid), time: { instant, zone: 'UTC' } }, emptyPlan);

    const calls = await store().calls.callsBetween(20, 40);

    expect(calls.map(({ issue, time }) => [issue.iid, time.instant])).toEqual([
      [2, 20],
      [4, 20],
      [0, 30],
    ]);
    expect(await store().calls.callsBetween(41, 99)).toEqual([]);
  });

  it('does not know a call that was never announced', async () => {
    await expect(store().calls.call(99)).rejects.toThrow('There is no call 99.');
    await expect(store().calls.revise(99, 0, sampleCall(), emptyPlan)).rejects.toThrow('There is no call 99.');
  });
}

function failingPlan(): never {
  throw new Error('The plan failed.');
}

/** Where messages stand. */
export function describePosts(store: () => Store): void {
  it('keeps where a message stands', async () => {
    const { call } = await store().calls.announce(sampleCall(), samplePlan);
    const post = { audience: 'managers', channelId: 'C1', ts: '1.2', permalink: 'https://slack.example/p1' } as const;
    const [job] = await store().outbox.claim(1_000, 'replica', 2_000, 1);
    if (!job) throw new Error('Nothing was due.');

    await store().outbox.recordResult(job, 'replica', { kind: 'completed', post }, 1_100);

    expect(await store().calls.postsOf(call.id)).toEqual([post]);
    expect(await store().calls.postsOf(call.id + 1)).toEqual([]);
  });

  it('keeps where the messages stand that are changed later on, each name once', async () => {
    const panel = { name: 'panel · U123', channelId: 'D1', ts: '1.2', permalink: undefined };
    const summary = { name: 'summary · managers', channelId: 'C1', ts: '1.3', permalink: 'https://slack.example/p3' };
    const moved = { ...summary, channelId: 'C2', ts: '1.4', permalink: 'https://slack.example/p4' };
    const messages = [summary, panel, moved];
    const plan = messages.map((_, n) => sampleJob({ key: `post ${n}`, queue: `${n}`, dueAt: n }));
    const { call } = await store().calls.announce(sampleCall(), () => planOf(...plan));
    const claimed = await store().outbox.claim(1_000, 'replica', 2_000, 3);

    for (const [index, message] of messages.entries()) {
      const job = claimed[index];
      if (!job) throw new Error('Not all were due.');
      await store().outbox.recordResult(job, 'replica', { kind: 'completed', message }, 1_100);
    }

    expect(await store().calls.messagesOf(call.id)).toEqual([panel, moved]);
    expect(await store().calls.messagesOf(call.id + 1)).toEqual([]);
  });
}

/** How a person's click queues what failed again. */
export function describeRetries(store: () => Store): void {
  it('queues what failed again, as something that was begun before', async () => {
    const { call } = await store().calls.announce(sampleCall(), samplePlan);
    const [job] = await store().outbox.claim(1_000, 'replica', 2_000, 1);
    if (!job) throw new Error('Nothing was due.');
    await store().outbox.recordResult(job, 'replica', { kind: 'failed', failure: notInChannel }, 1_100);

    const queued = await store().calls.retryFailed(call.id, 9_000);

    expect(queued).toBe(1);
    expect(await store().outbox.nextDueAt()).toBe(9_000);
    expect(await store().outbox.claim(9_000, 'replica', 10_000, 1)).toEqual([
      {
        ...job,
        attempts: 2,
        dueAt: 9_000,
        startAt: 9_000,
        leaseUntil: 10_000,
        failure: notInChannel,
        firstAttemptAt: 1_000,
      },
    ]);
  });

  it('queues nothing again when nothing failed', async () => {
    const { call } = await store().calls.announce(sampleCall(), samplePlan);

    expect(await store().calls.retryFailed(call.id, 9_000)).toBe(0);
  });
}

/** How copies of requests are told from new ones. */
export function describeSeenRequests(store: () => Store): void {
  it('knows a request that it has seen, until it forgets it', async () => {
    const { seenRequests } = store();

    expect(await seenRequests.firstSeen('v0=a', 1_000)).toBe(true);
    expect(await seenRequests.firstSeen('v0=a', 1_001)).toBe(false);
    expect(await seenRequests.firstSeen('v0=b', 2_000)).toBe(true);
    await seenRequests.forget(2_000);
    expect(await seenRequests.firstSeen('v0=a', 2_001)).toBe(true);
    expect(await seenRequests.firstSeen('v0=b', 2_002)).toBe(false);
  });
}
