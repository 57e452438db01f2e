import { setImmediate as letOthersRun } from 'node:timers/promises';

/** Work that runs on demand, never twice at the same moment. */
export interface OnDemand {
  /** Runs the work; when it is running, once more after that, because what it saw may be out of date. */
  ask(): void;
  /** Until nothing runs. */
  idle(): Promise<void>;
}

/** @param work handles its own errors */
export function oneAtATime(work: () => Promise<void>): OnDemand {
  let asked = false;
  let running: Promise<void> | undefined;
  async function run(): Promise<void> {
    while (asked) {
      asked = false;
      await work();
      // SQLite answers without ever waiting, so work on much that is due would keep people's clicks waiting until its end.
      await letOthersRun();
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
