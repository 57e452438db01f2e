import type { ClaimedJob } from '../../src/call/ports/store.js';
import { keepLeases, type Leases } from '../../src/outbox/leases.js';
import { createRecordingLog } from '../support/delivery/recording-log.js';
import { jobOf } from '../support/delivery/world.js';

/** Leases last ten seconds and are renewed every three. Times are in milliseconds. */
describe('a job is certainly still its owner’s', () => {
  let now: number;
  let leases: Leases;

  beforeEach(() => {
    jest.useFakeTimers();
    now = 100_000;
    leases = keepLeases({
      outbox: { renew: async () => {} },
      clock: () => now,
      owner: 'this process',
      log: createRecordingLog(),
    });
    leases.start(() => true);
  });

  afterEach(async () => {
    jest.useRealTimers();
    await leases.stop();
  });

  /** Taken now, like anything that is taken. */
  function take(): ClaimedJob {
    return { ...jobOf({ kind: 'record' }, 1), leaseUntil: now + 10_000 };
  }

  /** Lets time pass; while the machine sleeps no timer runs. */
  async function awake(time: number): Promise<void> {
    for (let left = time; left > 0; left -= 1_000) {
      now += 1_000;
      await jest.advanceTimersByTimeAsync(1_000);
    }
  }

  function asleep(time: number): void {
    now += time;
  }

  test('until its lease ends', () => {
    const job = take();

    asleep(9_999);
    expect(leases.isHeld(job)).toBe(true);
    asleep(1);
    expect(leases.isHeld(job)).toBe(false);
  });

  test('for as long as the lease is renewed in time, however long that is', async () => {
    const job = take();

    await awake(60_000);
    expect(leases.isHeld(job)).toBe(true);

    asleep(9_000);
    expect(leases.isHeld(job)).toBe(true);
    asleep(1_000);
    expect(leases.isHeld(job)).toBe(false);
  });

  test('no more once the machine has slept for longer than a lease, also when others are renewed after that', async () => {
    await awake(30_000);
    const before = take();
    asleep(60_000);
    const after = take();

    await awake(12_000);

    expect(leases.isHeld(before)).toBe(false);
    expect(leases.isHeld(after)).toBe(true);
  });
});
