import { setTimeout as delay } from 'node:timers/promises';

/** Between two runs, in milliseconds. */
const rest = 25;

/** Work that runs on demand, never twice at the same moment. */
export interface OnDemand {
  /** Runs the work; when it is running, once more after that, because what it saw may be out of date. */
  ask(): void;
  /** Until nothing runs. */
  idle(): Promise<void>;
}

/**
 * Runs at once when nothing has run just now. Rests after each run: where five hundred things end in a second, looking
 * once for several of them leaves the database and people's clicks room.
 * @param work handles its own errors
 */
export function oneAtATime(work: () => Promise<void>): OnDemand {
  let asked = false;
  let running: Promise<void> | undefined;
  async function run(): Promise<void> {
    while (asked) {
      asked = false;
      await work();
      await delay(rest);
    }
    running = undefined;
  }
  return {
    ask: () => {
      asked = true;
      running ??= run();
    },
    idle: async () => {
      await running;
    },
  };
}
