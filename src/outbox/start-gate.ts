import { createTimer } from './timer.js';

/** How many start at a stretch: their requests go out, and responses are read, before the next do. */
const most = 5;

/** Where jobs that were claimed ahead of their time wait for it. */
export interface StartGate {
  /** Resolves when the time (milliseconds since the epoch) has come, and never before. */
  until(time: number): Promise<void>;
  /** Reads the clock now. A process that was suspended need not wait for its timers to notice. */
  check(): void;
}

interface Waiting {
  readonly time: number;
  readonly start: () => void;
}

/** @param clock milliseconds since the epoch */
export function createStartGate(clock: () => number): StartGate {
  const waiting = new Set<Waiting>();
  const timer = createTimer(check);
  let isReleasing = false;

  function check(): void {
    if (!isReleasing) release();
  }

  function release(): void {
    const now = clock();
    const due = [...waiting].filter(({ time }) => time <= now);
    for (const one of due.slice(0, most)) {
      waiting.delete(one);
      one.start();
    }
    isReleasing = due.length > most;
    // A timer that is due already would fire before the event loop has read responses.
    if (isReleasing) setImmediate(release);
    else setTimer(now);
  }

  function setTimer(now: number): void {
    const next = Math.min(...[...waiting].map(({ time }) => time));
    if (waiting.size > 0) timer.setIn(next - now);
    else timer.clear();
  }

  return {
    until: async (time) => {
      if (time <= clock()) return;
      await new Promise<void>((start) => {
        waiting.add({ time, start });
        check();
      });
    },
    check,
  };
}
