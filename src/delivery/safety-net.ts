import { schedule } from 'node-cron';
import type { DeliveryLog } from './delivery-log.js';

/** How late a delivery can be that another replica stored, or whose timer was lost, in milliseconds. */
const wakeInterval = 5_000;

/** Once an hour. */
const housekeepingSchedule = '17 * * * *';

export interface SafetyNetParts {
  readonly wake: () => void;
  /** What has to be done now and then, e.g. forgetting old requests. */
  readonly housekeeping: readonly (() => Promise<void>)[];
  readonly log: DeliveryLog;
}

/** Begins to tick. A tick that is missed, doubled or late does no harm. Returns how to stop it. */
export function startSafetyNet({ wake, housekeeping, log }: SafetyNetParts): () => Promise<void> {
  // Not by node-cron: after a suspension it goes through every tick that it missed, in one go.
  const ticking = setInterval(wake, wakeInterval);
  const keeping = schedule(housekeepingSchedule, () => keepHouse(housekeeping, log), {
    noOverlap: true,
    suppressMissedWarning: true,
  });
  return async () => {
    clearInterval(ticking);
    await keeping.destroy();
  };
}

/** One task that fails does not keep the others from being done. */
export async function keepHouse(tasks: SafetyNetParts['housekeeping'], log: DeliveryLog): Promise<void> {
  for (const task of tasks) {
    try {
      await task();
    } catch (err) {
      log.error({ err }, 'housekeeping failed; it is tried again in an hour');
    }
  }
}
