import { createAlarm } from './alarm.js';

/** How many go on at a stretch: what they cause is done, and what has been answered is read, before the next do. */
const most = 5;

/** Where what was taken before its time waits for it. */
export interface Hold {
  /** Resolves when the time (milliseconds since the epoch) has come, and never before. */
  until(time: number): Promise<void>;
  /** Looks at the clock now. A process that was suspended need not wait for its timers to notice. */
  look(): void;
}

interface Waiting {
  readonly time: number;
  readonly goOn: () => void;
}

/** @param clock milliseconds since the epoch */
export function createHold(clock: () => number): Hold {
  const waiting = new Set<Waiting>();
  const alarm = createAlarm(look);
  let isLettingGo = false;

  function look(): void {
    if (!isLettingGo) letGo();
  }

  function letGo(): void {
    const now = clock();
    const due = [...waiting].filter(({ time }) => time <= now);
    for (const one of due.slice(0, most)) {
      waiting.delete(one);
      one.goOn();
    }
    isLettingGo = due.length > most;
    // An alarm that is due already would ring before the loop has looked for answers.
    if (isLettingGo) setImmediate(letGo);
    else setAlarm(now);
  }

  function setAlarm(now: number): void {
    const next = Math.min(...[...waiting].map(({ time }) => time));
    if (waiting.size > 0) alarm.setIn(next - now);
    else alarm.clear();
  }

  return {
    until: async (time) => {
      if (time <= clock()) return;
      await new Promise<void>((goOn) => {
        waiting.add({ time, goOn });
        look();
      });
    },
    look,
  };
}
