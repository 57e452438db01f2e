import { allEnded } from '../../src/call/jobs/all-ended.js';
import type { Job, JobState } from '../../src/call/jobs/job.js';
import { createJobWatch } from '../../src/outbox/wait-for-jobs.js';
import { until } from '../support/delivery/until.js';
import { sampleJob } from '../support/sample-call.js';

/** Longer than any test may take: whoever waits for it has missed the news. */
const never = 60_000;

function job(key: string, state: JobState, prerequisites: readonly string[] = []): Job {
  const begun = { attempts: 0, firstAttemptAt: undefined, failure: undefined };
  return { ...sampleJob({ key, prerequisites }), id: 1, subjectId: 42, state, ...begun };
}

describe('jobs', () => {
  it.each<[string, readonly Job[]]>([
    ['there are none', []],
    ['all are completed', [job('a', 'completed'), job('b', 'completed')]],
    ['one has failed and the others are sent', [job('a', 'failed'), job('b', 'completed')]],
    ['one waits for a failed one', [job('b', 'pending', ['a']), job('a', 'failed')]],
    [
      'one waits for one that waits for a failed one',
      [job('a', 'failed'), job('b', 'pending', ['a']), job('c', 'pending', ['b'])],
    ],
    [
      'one of two predecessors has failed',
      [job('a', 'failed'), job('b', 'completed'), job('c', 'pending', ['b', 'a'])],
    ],
  ])('have ended when %s', (_name, jobs) => {
    expect(allEnded(jobs)).toBe(true);
  });

  it.each<[string, readonly Job[]]>([
    ['one is waiting', [job('a', 'completed'), job('b', 'pending')]],
    ['one is being sent', [job('a', 'running')]],
    ['one waits for nothing but its turn', [job('a', 'failed'), job('b', 'pending')]],
    ['one waits for one that is sent', [job('a', 'completed'), job('b', 'pending', ['a'])]],
  ])('have not ended while %s', (_name, jobs) => {
    expect(allEnded(jobs)).toBe(false);
  });
});

describe('waiting for the jobs of a call', () => {
  let stored: readonly Job[];
  let reads: number;
  const isOver = async () => {
    reads += 1;
    return allEnded(stored);
  };

  beforeEach(() => {
    stored = [job('a', 'pending')];
    reads = 0;
  });

  it('ends at once when nothing is open', async () => {
    stored = [job('a', 'completed')];

    await createJobWatch(isOver, never).waitForJobs(42, never);

    expect(reads).toBe(1);
  });

  it('ends with the last job, at its news', async () => {
    const watch = createJobWatch(isOver, never);
    const waiting = watch.waitForJobs(42, never);
    await until('it has looked', () => reads === 1);
    watch.onEnded({ subjectId: 42 });
    await until('it has looked again', () => reads === 2);

    stored = [job('a', 'completed')];
    watch.onEnded({ subjectId: 42 });

    await waiting;
    expect(reads).toBe(3);
  });

  it('hears news that comes while it looks', async () => {
    const watch = createJobWatch(async () => {
      const seen = await isOver();
      stored = [job('a', 'completed')];
      watch.onEnded({ subjectId: 42 });
      return seen;
    }, never);

    await expect(watch.waitForJobs(42, never)).resolves.toBeUndefined();
  });

  it('is not disturbed by news of other calls', async () => {
    const watch = createJobWatch(isOver, never);
    const waiting = watch.waitForJobs(42, never);
    await until('it has looked', () => reads === 1);

    watch.onEnded({ subjectId: 41 });

    stored = [job('a', 'completed')];
    watch.onEnded({ subjectId: 42 });
    await waiting;
    expect(reads).toBe(2);
  });

  it('sees what another replica has sent', async () => {
    const waiting = createJobWatch(isOver, 10).waitForJobs(42, never);
    await until('it has looked', () => reads === 1);

    stored = [job('a', 'completed')];

    await expect(waiting).resolves.toBeUndefined();
  });

  it('serves several who wait for the same call', async () => {
    const watch = createJobWatch(isOver, never);
    const waiting = [watch.waitForJobs(42, never), watch.waitForJobs(42, never)];
    await until('both have looked', () => reads === 2);

    stored = [job('a', 'failed')];
    watch.onEnded({ subjectId: 42 });

    await expect(Promise.all(waiting)).resolves.toEqual([undefined, undefined]);
  });

  it('gives up after the time-out', async () => {
    stored = [job('a', 'completed'), job('b', 'pending')];

    await expect(createJobWatch(isOver, never).waitForJobs(42, 30)).resolves.toBeUndefined();
  });

  it('ends for everybody when nothing more will be sent, and is not begun any more', async () => {
    stored = [job('a', 'pending')];
    const watch = createJobWatch(isOver, never);
    const waiting = watch.waitForJobs(42, never);
    await until('it has looked', () => reads > 0);

    watch.stop();

    await expect(waiting).resolves.toBeUndefined();
    await expect(watch.waitForJobs(42, never)).resolves.toBeUndefined();
  });
});
