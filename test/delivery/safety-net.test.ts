import { keepHouse, startSafetyNet } from '../../src/delivery/safety-net.js';
import { createRecordingLog } from './recording-log.js';
import { until } from './until.js';

describe('the safety net', () => {
  it('wakes the dispatcher every few seconds, until it is stopped', async () => {
    const wake = jest.fn();
    const stop = startSafetyNet({ wake, housekeeping: [], log: createRecordingLog() });

    await until('it has woken the dispatcher', () => wake.mock.calls.length === 1, 8_000);

    await stop();
  }, 10_000);

  it('keeps house although one of the tasks fails, and says so', async () => {
    const done: string[] = [];
    const log = createRecordingLog();
    const tasks = [
      async () => Promise.reject(new Error('disk I/O error')),
      async () => {
        done.push('second');
      },
    ];

    await keepHouse(tasks, log);

    expect(done).toEqual(['second']);
    expect(log.lines).toEqual([
      {
        level: 'error',
        fields: { err: new Error('disk I/O error') },
        message: 'housekeeping failed; it is tried again in an hour',
      },
    ]);
  });
});
