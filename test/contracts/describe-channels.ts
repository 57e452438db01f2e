import type { Store } from '../../src/database/open-store.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';

/** What is kept of channels, and of what failed for them. */
export function describeChannels(store: () => Store, onEnqueued: jest.Mock): void {
  it('keeps what a channel was when a call was announced there', async () => {
    const { call } = await store().calls.announce(sampleCall(), () => planOf(sampleJob({ key: 'post' })));
    const place = { audience: 'managers', channelId: 'C1', ts: '1.2', permalink: 'https://slack.example/p1' } as const;
    const [job] = await store().outbox.claim(1_000, 'replica', 2_000, 1);
    if (!job) throw new Error('Nothing was due.');
    const post = { ...place, channelName: '#support_manager', isPrivate: true };

    await store().outbox.recordResult(job, 'replica', { kind: 'completed', post }, 1_100);

    expect(await store().calls.postsOf(call.id)).toEqual([post]);
  });

  it('keeps what a name meant first, for every replica', async () => {
    const { channelBindings } = store();
    expect(await channelBindings.find('#support')).toBeUndefined();

    expect(await channelBindings.bind('#support', 'C1', 1_000)).toBe('C1');
    expect(await channelBindings.bind('#support', 'C2', 2_000)).toBe('C1');

    expect(await channelBindings.find('#support')).toBe('C1');
    expect(await channelBindings.find('#support_manager')).toBeUndefined();
  });

  it('finds what failed for a channel, and queues that again as something that was begun before', async () => {
    const failures = [
      { service: 'Slack', code: 'is_archived', message: 'Archived.' },
      { service: 'Slack', code: 'invalid_blocks', message: '"code":"not_in_channel"' },
      { service: 'GitLab', code: 'is_archived', message: 'No such thing.' },
      undefined,
    ] as const;
    const plan = failures.map((_, n) => sampleJob({ key: `post ${n}`, queue: `${n}`, dueAt: n }));
    await store().calls.announce(sampleCall(), () => planOf(...plan));
    const claimed = await store().outbox.claim(1_000, 'replica', 2_000, plan.length);
    for (const [index, failure] of failures.entries()) {
      const job = claimed[index];
      if (!job) throw new Error('Not all were due.');
      const outcome = failure ? ({ kind: 'failed', failure } as const) : ({ kind: 'completed' } as const);
      await store().outbox.recordResult(job, 'replica', outcome, 1_100);
    }
    const { failedJobs: failedDeliveries } = store();

    const found = await failedDeliveries.failedWith(['is_archived', 'not_in_channel'], 10);
    onEnqueued.mockClear();
    const queued = await failedDeliveries.requeue(claimed, 9_000);

    expect(found.map(({ key }) => key)).toEqual(['post 0']);
    expect(queued).toBe(3);
    expect(onEnqueued).toHaveBeenCalledTimes(1);
    const again = await store().outbox.claim(9_000, 'replica', 10_000, 10);
    expect(again.map(({ key, attempts }) => [key, attempts])).toEqual([
      ['post 0', 2],
      ['post 1', 2],
      ['post 2', 2],
    ]);
    expect(await failedDeliveries.failedWith(['is_archived'], 10)).toEqual([]);
    expect(await failedDeliveries.requeue([], 9_000)).toBe(0);
  });
}
