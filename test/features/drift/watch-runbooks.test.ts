import type { Call } from '../../../src/call/call.js';
import type { Drift } from '../../../src/call/drift.js';
import type { RemindedRunbook } from '../../../src/call/fetch-runbook.js';
import type { Completion } from '../../../src/call/recording/recording.js';
import { watchRunbooks } from '../../../src/features/drift/watch-runbooks.js';
import { aCall } from '../../support/a-call.js';
import { createFakeCallStore } from '../../support/fakes/fake-call-store.js';

const start = aCall().time.instant;
const moved: readonly Drift[] = [{ kind: 'moved', schedule: '2031-10-17 - 23:30 UTC' }];
const hour = 3_600_000;

/** Calls that start at these times, whose runbooks say what `drift` says of their issue's number, from 1 on. */
async function startWatch(starts: readonly number[], drift: (iid: number) => readonly Drift[] | undefined) {
  const calls = createFakeCallStore();
  for (const [place, instant] of starts.entries()) {
    const issue = { projectId: 100, iid: place + 1 };
    await calls.announce(aCall({ issue, time: { instant, zone: 'UTC' } }), () => ({ jobs: [] }));
  }
  const stopping = new AbortController();
  const looked: number[] = [];
  const look = async (call: Call): Promise<RemindedRunbook> => {
    looked.push(call.issue.iid);
    return { fields: call.fields, isOver: false, drift: drift(call.issue.iid), source: undefined };
  };
  const watch = (now: number) => watchRunbooks({ calls, clock: () => now }, look, stopping.signal);
  return { calls, looked, watch, stopping };
}

describe('the runbooks of the calls to come are read', () => {
  test('and the DRI of the one that has moved is to hear of it, once', async () => {
    const { calls, watch } = await startWatch([start, start + 1], (iid) => (iid === 2 ? moved : []));

    await watch(start - 48 * hour);
    await watch(start - 47 * hour);

    expect(calls.jobs).toMatchObject([{ subjectId: 2, payload: { kind: 'drift-notice', drift: moved } }]);
  });

  test('and the DRI of one that was moved hears nothing once the call is announced from its new issue', async () => {
    const { calls } = await startWatch([start], () => []);
    const look = async ({ fields }: Call): Promise<RemindedRunbook> => ({
      ...{ fields, isOver: true, drift: [{ kind: 'issue-moved', to: 'group/other#34' }], source: undefined },
      relocated: { to: undefined, isAnnounced: true },
    });

    for (const hours of [48, 47])
      await watchRunbooks({ calls, clock: () => start - hours * hour }, look, new AbortController().signal);

    expect(calls.jobs).toEqual([]);
  });

  test('and what is not so any more is taken back before it is told', async () => {
    let drift = moved;
    const { calls, watch } = await startWatch([start], () => drift);
    await watch(start - 48 * hour);

    drift = [];
    await watch(start - 48 * hour + 60_000);

    expect(calls.jobs.map(({ state }) => state)).toEqual(['cancelled']);
  });

  test.each([
    ['is to come next year', start - 365 * 24 * hour, 1],
    ['began 24 hours ago: it may have been put off', start + 24 * hour, 1],
    ['began longer ago', start + 24 * hour + 1, 0],
  ])('when one %s', async (_case, now, count) => {
    const { looked, watch } = await startWatch([start], () => []);

    await watch(now);

    expect(looked).toHaveLength(count);
  });

  test('but not that of a call that is completed', async () => {
    const { calls, looked, watch } = await startWatch([start], () => moved);
    const completion = { result: 'Success' } as Completion;
    await calls.record(1, 0, { completion }, () => ({ jobs: [] }));

    await watch(start);

    expect(looked).toEqual([]);
  });

  test('and one that GitLab does not show promises nothing, and keeps none from being read', async () => {
    const { calls, looked, watch } = await startWatch([start, start + 1, start + 2], (iid) =>
      iid === 3 ? moved : undefined,
    );

    await watch(start - hour);

    expect(looked).toEqual([1, 2, 3]);
    expect(calls.jobs.map(({ subjectId: callId }) => callId)).toEqual([3]);
  });

  test('until GitLab has not answered three times in a row: then it is left alone, and the log says so', async () => {
    const { looked, watch } = await startWatch(
      [0, 1, 2, 3, 4, 5].map((place) => start + place),
      (iid) => (iid === 2 ? [] : undefined),
    );

    await expect(watch(start - hour)).rejects.toThrow('GitLab does not show the runbooks of the calls to come.');
    expect(looked).toEqual([1, 2, 3, 4, 5]);
  });

  test('until the app is stopped', async () => {
    const { looked, watch, stopping } = await startWatch([start, start + 1], (iid) => {
      if (iid === 1) stopping.abort();
      return [];
    });

    await watch(start - hour);

    expect(looked).toEqual([1]);
  });
});
