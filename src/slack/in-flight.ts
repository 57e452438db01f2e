/** Work that has begun and not ended. */
export interface InFlight {
  /** Does the work and counts it while it lasts. */
  track<Result>(work: () => Promise<Result>): Promise<Result>;
  count(): number;
  /**
   * Waits until nothing is under way; new work may begin meanwhile and is waited for too. Returns `false` when
   * `timeoutMs` milliseconds pass first.
   */
  idle(timeoutMs: number): Promise<boolean>;
}

/**
 * Bolt's `app.stop()` does not wait for listeners that are still working after their `ack()`. As the first global
 * middleware (`app.use(({ next }) => inFlight.track(next))`) this sees every listener from beginning to end.
 */
export function createInFlight(): InFlight {
  let running = 0;
  let whenIdle: (() => void)[] = [];
  const ended = () => {
    running -= 1;
    if (running > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  };
  return {
    track: async (work) => {
      running += 1;
      try {
        return await work();
      } finally {
        ended();
      }
    },
    count: () => running,
    idle: (timeoutMs) => {
      if (running === 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), timeoutMs);
        whenIdle.push(() => {
          clearTimeout(timer);
          resolve(true);
        });
      });
    },
  };
}
