import type { Call } from '../../../src/call/call.js';
import type { NewJob } from '../../../src/call/jobs/job.js';
import { directQueue } from '../../../src/call/jobs/job-keys.js';
import { openStore, type Store } from '../../../src/database/open-store.js';
import { startReminderPrefetch } from '../../../src/features/remind/prefetch-reminders.js';
import { createGate } from '../../support/delivery/gate.js';
import { createRecordingLog, type RecordingLog } from '../../support/delivery/recording-log.js';
import { until } from '../../support/delivery/until.js';
import { planOf, sampleCall, sampleJob } from '../../support/sample-call.js';

const now = 100_000;

function reminder(key: string, dueAt: number, queue = key): NewJob {
  const to = { kind: 'audience', audience: 'managers' } as const;
  const payload = { kind: 'reminder', occasion: '1h', to, instant: now + 3_600_000 } as const;
  return sampleJob({ key, queue, dueAt, payload });
}

describe('runbooks are read ahead', () => {
  let store: Store;
  let log: RecordingLog;
  let looked: number[];
  let readers: string[];
  let stop: () => Promise<void>;

  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'nextTick', 'performance'] });
    store = await openStore('sqlite::memory:', { onEnqueued: () => {} });
    log = createRecordingLog();
    looked = [];
    readers = [];
    stop = async () => {};
  });

  afterEach(async () => {
    jest.useRealTimers();
    await stop();
    await store.close();
  });

  async function announce(issue: number, ...plan: readonly NewJob[]): Promise<number> {
    const { call } = await store.calls.announce(sampleCall(issue), () => planOf(...plan));
    return call.id;
  }

  function start(look: (call: Call) => Promise<unknown> = async () => undefined, read = async () => {}): void {
    stop = startReminderPrefetch({
      outbox: store.outbox,
      calls: store.calls,
      fetchRunbook: async (call) => {
        looked.push(call.id);
        await look(call);
        return { fields: call.fields, isOver: false, drift: [], source: undefined };
      },
      readerOf: (slackId, { fields }) => {
        readers.push(`${slackId} of ${fields.name}`);
        return read();
      },
      clock: () => now,
      log,
    });
  }

  test.each<[string, NewJob, boolean]>([
    ['a reminder that is due in four seconds', reminder('r', now + 4_000), true],
    ['one that is due later', reminder('r', now + 4_001), false],
    ['one that is due now: it is being sent', reminder('r', now), false],
    ['what is no reminder', sampleJob({ key: 'post', dueAt: now + 1_000 }), false],
  ])('for %s', async (_case, job, isRead) => {
    const callId = await announce(1, job);
    await announce(2, reminder('another', now + 1));
    start();

    jest.advanceTimersByTime(500);
    await until('the other has been read', () => looked.includes(2));

    expect(looked.includes(callId)).toBe(isRead);
  });

  test('once for all reminders of a call', async () => {
    await announce(1, reminder('first', now + 1_000), reminder('second', now + 1_000));
    start();

    jest.advanceTimersByTime(500);
    await until('it has been read', () => looked.length > 0);

    expect(looked).toEqual([1]);
  });

  test('and whoever is reminded directly is asked about, for the call that it is of', async () => {
    await announce(1, reminder('channel', now + 1_000), reminder('john', now + 1_000, directQueue('U0JOHN')));
    await announce(2, reminder('jane', now + 1_000, directQueue('U0JANE')));
    start();

    jest.advanceTimersByTime(500);
    await until('both have been asked about', () => readers.length === 2);

    const { name } = sampleCall(1).fields;
    expect(readers.toSorted()).toEqual([`U0JANE of ${name}`, `U0JOHN of ${name}`]);
    expect(looked.toSorted()).toEqual([1, 2]);
  });

  test('also when Slack does not tell of one of them', async () => {
    for (let issue = 1; issue <= 30; issue += 1)
      await announce(issue, reminder(`reminder ${issue}`, now + 1_000, directQueue(`U${issue}`)));
    start(undefined, () => Promise.reject(new Error('Slack did not answer.')));

    jest.advanceTimersByTime(500);
    await until('all have been asked about', () => readers.length === 30);

    expect(log.lines).toEqual([]);
  });

  test('twenty-five at once, and no second time while GitLab is slow', async () => {
    for (let issue = 1; issue <= 30; issue += 1) await announce(issue, reminder(`reminder ${issue}`, now + 1_000));
    const gate = createGate();
    start(() => gate.opened);

    jest.advanceTimersByTime(500);
    await until('the first are being read', () => looked.length > 0);
    jest.advanceTimersByTime(5_000);
    await until('twenty-five are being read', () => looked.length === 25);

    gate.open();
    await until('all have been read', () => looked.length === 30);
    expect(new Set(looked).size).toBe(30);
  });

  test('and when stopped, what has begun is waited for and nothing else', async () => {
    for (let issue = 1; issue <= 30; issue += 1) await announce(issue, reminder(`reminder ${issue}`, now + 1_000));
    const gate = createGate();
    start(() => gate.opened);
    jest.advanceTimersByTime(500);
    await until('twenty-five are being read', () => looked.length === 25);

    const stopped = stop();
    gate.open();
    await stopped;

    expect(looked).toHaveLength(25);
  });

  test('and when that fails, the log says so and it is tried again', async () => {
    await announce(1, reminder('r', now + 1_000));
    start(async () => {
      if (looked.length === 1) throw new Error('disk I/O error');
    });

    jest.advanceTimersByTime(500);
    await until('it is logged', () => log.lines.length === 1);
    jest.advanceTimersByTime(500);
    await until('it has been read again', () => looked.length === 2);

    expect(log.lines).toMatchObject([
      { level: 'warn', message: 'runbooks could not be read ahead; they are read when their reminders are sent' },
    ]);
  });
});
