import { setTimeout as delay } from 'node:timers/promises';

/** No rest is longer, in milliseconds, so that a slow run does not make the next one late as well. */
const longestRest = 5;

/** Work that runs on demand, never twice at the same moment. */
export interface OnDemand {
  /** Runs the work; when it is running, once more after that, because what it saw may be out of date. */
  ask(): void;
  /** Until nothing runs. */
  idle(): Promise<void>;
}

/**
 * Rests after each run for as long as it took: where one thing comes alone, the next hardly waits, and where five hundred
 * end in a second, looking once for several of them leaves the database and people's clicks room.
 * @param work handles its own errors
 */
export function oneAtATime(work: () => Promise<void>): OnDemand {
  let asked = false;
  let running: Promise<void> | undefined;
  async function run(): Promise<void> {
    while (asked) {
      asked = false;
      const begunAt = performance.now();
      await work();
      await delay(Math.min(performance.now() - begunAt, longestRest));
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
