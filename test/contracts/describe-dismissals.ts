import type { Store } from '../../src/database/open-store.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';

const notInChannel = { service: 'Slack', code: 'not_in_channel', message: 'Slack refused.' } as const;

/** How a person's click cancels what failed. */
export function describeDismissals(store: () => Store): void {
  const refused = { service: 'GitLab', code: 'HTTP 403', message: 'GitLab refused.' } as const;

  /** An edit and a post that failed, and what waits for each. */
  async function failed(): Promise<number> {
    const edits = [{ kind: 'record-task', task: { position: 1, name: 'Export' }, outcome: null }] as const;
    const plan = planOf(
      sampleJob({ key: 'edit', queue: 'issue', payload: { kind: 'issue-edit', edits } }),
      sampleJob({ key: 'close', queue: 'issue', prerequisites: ['edit'], payload: { kind: 'close-issue' } }),
      sampleJob({ key: 'post' }),
      sampleJob({ key: 'tick', queue: 'issue', prerequisites: ['post'], payload: { kind: 'record' } }),
    );
    const { call } = await store().calls.announce(sampleCall(), () => plan);
    for (const job of await store().outbox.claim(1_000, 'replica', 2_000, 9)) {
      const failure = job.key === 'edit' ? refused : notInChannel;
      await store().outbox.recordResult(job, 'replica', { kind: 'failed', failure }, 1_100);
    }
    return call.id;
  }

  async function statesOf(callId: number) {
    return Object.fromEntries((await store().calls.jobsOf(callId)).map(({ key, state }) => [key, state]));
  }

  it('cancels what failed for the cause, forgets what an edit held, and lets go on what waited for it', async () => {
    const callId = await failed();

    const dismissed = await store().calls.dismissFailed(callId, refused, 9_000);

    expect(dismissed).toMatchObject([{ key: 'edit', state: 'failed', payload: { edits: [{ kind: 'record-task' }] } }]);
    expect(await statesOf(callId)).toEqual({ edit: 'cancelled', close: 'pending', post: 'failed', tick: 'pending' });
    expect((await store().calls.jobsOf(callId))[0]?.payload).toEqual({ kind: 'issue-edit', edits: [] });
    expect(await store().outbox.claim(9_000, 'replica', 10_000, 9)).toMatchObject([{ key: 'close' }]);
    expect(await store().calls.retryFailed(callId, 9_000)).toBe(1);
  });

  it('lets nothing go on that needs the message which was not posted', async () => {
    const callId = await failed();

    await store().calls.dismissFailed(callId, notInChannel, 9_000);

    expect(await statesOf(callId)).toMatchObject({ post: 'cancelled', edit: 'failed' });
    expect(await store().outbox.claim(9_000, 'replica', 10_000, 9)).toEqual([]);
  });

  it('leaves alone what was queued again meanwhile, and other calls', async () => {
    const callId = await failed();
    await store().calls.retryFailed(callId, 9_000);

    expect(await store().calls.dismissFailed(callId, refused, 9_000)).toEqual([]);
    expect(await store().calls.dismissFailed(callId + 1, refused, 9_000)).toEqual([]);
  });
}
