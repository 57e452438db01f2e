import type { DeliveryLog } from '../../src/delivery/delivery-log.js';
import { createDispatcher, type Dispatcher } from '../../src/delivery/dispatcher.js';
import { createHold } from '../../src/delivery/hold.js';
import { keepLeases } from '../../src/delivery/keep-leases.js';
import type { Delivery, PlannedDelivery } from '../../src/domain/call/delivery.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { sampleCall } from '../../test/contracts/sample-call.js';
import type { BenchDatabase } from './bench-database.js';
import type { Contender } from './contender.js';

/** One call has some dozen reminders; more of them in one make a benchmark quicker to set up. */
const perCall = 500;

/** Each issue is announced once. */
let lastIssue = 0;

/** The app's store and dispatcher, as they are. Each delivery is recorded by a commit of its own. */
export function ourContender(createDatabase: () => Promise<BenchDatabase>): Contender {
  return {
    name: 'Runbook calls',
    open: async (onJob) => {
      const database = await createDatabase();
      const { store, dispatcher } = await openApp(database.address, (delivery) => onJob(delivery.dueAt));
      return {
        store: (dueTimes) => promiseReminders(store, dueTimes, (index) => `dm U${index}`),
        start: async () => dispatcher.start(),
        countDone: () => database.selectNumber(`select count(*) from delivery where state = 'sent'`),
        close: async () => {
          await dispatcher.stop();
          await store.close();
          await database.remove();
        },
      };
    },
  };
}

/** The store and the dispatcher on a database; carrying a delivery out is `onDelivery` and nothing else. */
export async function openApp(
  address: string,
  onDelivery: (delivery: Delivery) => void,
): Promise<{ readonly store: Store; readonly dispatcher: Dispatcher }> {
  const store = await openStore(address, { onDeliveriesStored: () => dispatcher.wake() });
  const hold = createHold(Date.now);
  const owner = 'bench';
  const dispatcher = createDispatcher({
    store: store.deliveries,
    hold,
    leases: keepLeases({ store: store.deliveries, clock: Date.now, owner, log: problemsOnly }),
    carryOut: async (delivery) => {
      await hold.until(delivery.beginAt);
      onDelivery(delivery);
      return { kind: 'sent' };
    },
    planNotice: async () => [],
    clock: Date.now,
    owner,
    log: problemsOnly,
    onMissed: () => {},
    onSettled: () => {},
  });
  return { store, dispatcher };
}

/**
 * Announces as many calls as it takes to promise a reminder for each of these times.
 * @param laneOf the lane of each, by its place among all
 */
export async function promiseReminders(
  store: Store,
  dueTimes: readonly number[],
  laneOf: (index: number) => string,
): Promise<void> {
  for (let from = 0; from < dueTimes.length; from += perCall) {
    lastIssue += 1;
    const deliveries = dueTimes
      .slice(from, from + perCall)
      .map((dueAt, index) => reminder(`reminder ${lastIssue} · ${index}`, dueAt, laneOf(from + index)));
    await store.calls.announce(sampleCall(lastIssue), () => ({ deliveries }));
  }
}

function reminder(key: string, dueAt: number, lane: string): PlannedDelivery {
  const to = { kind: 'person', slackId: lane.replace('dm ', '') } as const;
  return {
    key,
    lane,
    dueAt,
    expiresAt: dueAt + 3_600_000,
    content: { kind: 'reminder', occasion: '1h', to, instant: dueAt + 3_600_000 },
    after: [],
  };
}

/** In production the log goes to standard output; here it would be measured with the terminal. */
export const problemsOnly: DeliveryLog = {
  info: () => {},
  warn: (fields, message) => console.error(message, fields),
  error: (fields, message) => console.error(message, fields),
};
