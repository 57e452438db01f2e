import { setTimeout as delay } from 'node:timers/promises';

/** Between two runs, in milliseconds. */
const rest = 25;

/** Work that runs on demand, never twice at the same moment. */
export interface Coalesced {
  /** Runs the work; when it is running, once more after that, because what it saw may be out of date. */
  request(): void;
  /** Until nothing runs. */
  idle(): Promise<void>;
}

/**
 * Runs at once when nothing has run just now. Rests after each run: where five hundred jobs end in a second, one run
 * for several of them leaves the database and everything else room.
 * @param work handles its own errors
 */
export function coalesce(work: () => Promise<void>): Coalesced {
  let isRequested = false;
  let running: Promise<void> | undefined;
  async function run(): Promise<void> {
    while (isRequested) {
      isRequested = false;
      await work();
      await delay(rest);
    }
    running = undefined;
  }
  return {
    request: () => {
      isRequested = true;
      running ??= run();
    },
    idle: async () => {
      await running;
    },
  };
}
