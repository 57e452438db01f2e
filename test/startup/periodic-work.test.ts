import { inTurn, type PeriodicWork, startPeriodicWork } from '../../src/startup/periodic-work.js';
import { createRecordingLog } from '../support/delivery/recording-log.js';

const minute = 60_000;

/** A work for every five minutes. */
function startWork(work: PeriodicWork['work']) {
  const log = createRecordingLog();
  let begun = 0;
  const stop = startPeriodicWork(
    [
      {
        name: 'counting',
        schedule: '*/5 * * * *',
        every: 5 * minute,
        work: (stopped) => {
          begun += 1;
          return work(stopped);
        },
      },
    ],
    log,
  );
  return { log, stop, begun: () => begun };
}

describe('what is done now and then', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.UTC(2031, 9, 11, 6, 2) });
  });
  afterEach(() => jest.useRealTimers());

  it('is done at its times, and not after it was stopped', async () => {
    const { begun, stop } = startWork(async () => {});

    await jest.advanceTimersByTimeAsync(3 * minute - 1);
    expect(begun()).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(begun()).toBe(1);
    await jest.advanceTimersByTimeAsync(5 * minute);
    expect(begun()).toBe(2);

    await stop();
    await jest.advanceTimersByTimeAsync(20 * minute);
    expect(begun()).toBe(2);
  });

  it('is made up for once when the machine slept over several of its times', async () => {
    const { begun, stop } = startWork(async () => {});

    jest.setSystemTime(Date.UTC(2031, 9, 14, 9, 31));
    await jest.advanceTimersByTimeAsync(3 * minute);

    expect(begun()).toBe(1);
    await stop();
  });

  it.each([5, 60])('is done every %i minutes, give or take one, also while its cron forgets it', async (minutes) => {
    const begun: number[] = [Date.now()];
    const work = async () => {
      begun.push(Date.now());
    };
    const stop = startPeriodicWork(
      [{ name: 'forgotten', schedule: '0 0 1 1 *', every: minutes * minute, work }],
      createRecordingLog(),
    );

    await jest.advanceTimersByTimeAsync(4 * minutes * minute);

    const gaps = begun.slice(1).map((time, index) => time - (begun[index] ?? 0));
    expect(gaps.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...gaps)).toBeLessThanOrEqual((minutes + 1) * minute);
    await stop();
  });

  it('is not done twice at once when it takes longer than until its next time', async () => {
    const { begun, stop } = startWork(() => new Promise((resolve) => setTimeout(resolve, 12 * minute)));

    await jest.advanceTimersByTimeAsync(14 * minute);
    expect(begun()).toBe(1);
    await jest.advanceTimersByTimeAsync(4 * minute);
    expect(begun()).toBe(2);

    const stopped = stop();
    await jest.advanceTimersByTimeAsync(12 * minute);
    await stopped;
  });

  it('is tried again at its next time when it fails, and the log says so', async () => {
    const { begun, log, stop } = startWork(() => Promise.reject(new Error('disk I/O error')));

    await jest.advanceTimersByTimeAsync(8 * minute);

    expect(begun()).toBe(2);
    expect(log.lines[0]).toEqual({
      level: 'error',
      fields: { err: new Error('disk I/O error'), work: 'counting' },
      message: 'periodic work failed; it is tried again at its next time',
    });
    await stop();
  });

  it('is told when it has to end, and waited for', async () => {
    const ended: string[] = [];
    const { stop } = startWork(
      (stopped) =>
        new Promise((resolve) =>
          stopped.addEventListener('abort', () => {
            ended.push('the work');
            resolve();
          }),
        ),
    );
    await jest.advanceTimersByTimeAsync(4 * minute);

    await stop().then(() => ended.push('the app'));

    expect(ended).toEqual(['the work', 'the app']);
  });

  it('of several steps, each is done although one before it fails', async () => {
    const done: string[] = [];
    const steps = inTurn(
      () => Promise.reject(new Error('first')),
      async () => void done.push('second'),
    );

    await expect(steps()).rejects.toMatchObject({ errors: [new Error('first')] });
    expect(done).toEqual(['second']);
  });
});
