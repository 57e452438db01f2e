import type { JobPayload, NewJob } from '../../src/call/jobs/job.js';
import type { AttemptResult } from '../../src/call/ports/store.js';
import type { Store } from '../../src/database/open-store.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';

const failure = { service: 'GitLab', code: 'timeout', message: 'No answer.' } as const;

const words: JobPayload = {
  kind: 'issue-edit',
  edits: [
    { kind: 'record-task', task: { position: 1, name: 'Export' }, outcome: { result: 'Failed', note: 'No users' } },
  ],
};
const emptied: JobPayload = { kind: 'issue-edit', edits: [] };

function edit(parts: Partial<NewJob> = {}): NewJob {
  return sampleJob({ key: 'edit', queue: 'issue', dueAt: 10, payload: words, ...parts });
}

/** An edit holds what people wrote about tasks. Only the issue keeps that: once it is there, or is not to be, it is gone here. */
export function describeRedaction(store: () => Store): void {
  async function promise(...jobs: readonly NewJob[]): Promise<number> {
    const { call } = await store().calls.announce(sampleCall(), () => planOf(...jobs));
    return call.id;
  }

  async function end(now: number, outcome: AttemptResult): Promise<void> {
    for (const job of await store().outbox.claim(now, 'replica', now + 60, 10))
      await store().outbox.recordResult(job, 'replica', outcome, now);
  }

  async function contentsOf(callId: number): Promise<readonly JobPayload[]> {
    return (await store().calls.jobsOf(callId)).map(({ payload }) => payload);
  }

  it.each<[string, AttemptResult, JobPayload]>([
    ['completed', { kind: 'completed' }, emptied],
    ['obsolete', { kind: 'obsolete' }, emptied],
    ['failed, for the retry', { kind: 'failed', failure }, words],
    ['to be tried again', { kind: 'retry', dueAt: 20, failure }, words],
  ])('an edit that is %s holds what it should', async (_how, outcome, expected) => {
    const callId = await promise(edit());

    await end(10, outcome);

    expect(await contentsOf(callId)).toEqual([expected]);
  });

  it('what is sent at the same moment as an edit keeps what it holds', async () => {
    const callId = await promise(edit(), sampleJob({ key: 'post', dueAt: 10 }));
    const claimed = await store().outbox.claim(10, 'replica', 70, 10);

    await Promise.all(claimed.map((job) => store().outbox.recordResult(job, 'replica', { kind: 'completed' }, 10)));

    expect(await contentsOf(callId)).toEqual([emptied, { kind: 'announcement', audience: 'managers' }]);
  });

  it('an edit that failed and was made then is emptied', async () => {
    const callId = await promise(edit());
    await end(10, { kind: 'failed', failure });
    await store().calls.retryFailed(callId, 20);

    await end(20, { kind: 'completed' });

    expect(await contentsOf(callId)).toEqual([emptied]);
  });

  it('an edit that expires is emptied', async () => {
    const callId = await promise(edit({ expiresAt: 20 }));

    await store().outbox.expire(20, 100);

    expect(await contentsOf(callId)).toEqual([emptied]);
  });

  it('an edit that a plan takes back is emptied, and says what it should when it is promised again', async () => {
    const callId = await promise(edit(), sampleJob({ key: 'post', dueAt: 900 }));

    await store().calls.enqueue(callId, {
      jobs: [],
      cancels: { kinds: ['issue-edit', 'announcement'], dueAfter: 0 },
    });
    const cancelled = await contentsOf(callId);
    await store().calls.enqueue(callId, planOf(edit()));

    expect(cancelled).toEqual([emptied, { kind: 'announcement', audience: 'managers' }]);
    expect((await contentsOf(callId))[0]).toEqual(words);
  });

  it.each<[string, boolean]>([
    ['failed', false],
    ['waits to be tried again', true],
  ])('an edit that %s gives no cell its earlier text back that a later one has written', async (_how, retried) => {
    const other = { kind: 'record-task', task: { position: 2, name: 'Export' }, actualMinutes: 3 } as const;
    const first = { kind: 'record-task', task: { position: 1, name: 'Export' }, actualMinutes: 5 } as const;
    const failed = { result: 'Failed', note: 'No users' } as const;
    const callId = await promise(
      edit({ payload: { kind: 'issue-edit', edits: [{ ...first, outcome: failed }, other] } }),
    );
    await end(10, { kind: 'failed', failure });
    const later = edit({
      key: 'later edit',
      dueAt: 15,
      payload: { kind: 'issue-edit', edits: [{ ...first, actualMinutes: 7 }] },
    });
    await store().calls.enqueue(callId, planOf(later));
    if (retried) await store().calls.retryFailed(callId, 20);

    const [job] = await store().outbox.claim(20, 'replica', 80, 1);
    if (job?.key !== 'later edit') throw new Error('The later edit was not first.');
    await store().outbox.recordResult(job, 'replica', { kind: 'completed' }, 21);

    const { actualMinutes: _, ...outcome } = { ...first, outcome: failed };
    expect(await contentsOf(callId)).toEqual([{ kind: 'issue-edit', edits: [outcome, other] }, emptied]);
  });

  it('an edit that was lost to somebody else keeps its words', async () => {
    const callId = await promise(edit());
    const [lost] = await store().outbox.claim(10, 'replica', 20, 1);
    await store().outbox.claim(20, 'another', 80, 1);
    if (!lost) throw new Error('Nothing was due.');

    await store().outbox.recordResult(lost, 'replica', { kind: 'completed' }, 21);

    expect(await contentsOf(callId)).toEqual([words]);
  });
}
