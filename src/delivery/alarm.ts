/** Node runs a timer that is set further ahead than this at once. Source: Node's documentation of `setTimeout`. */
const furthest = 2 ** 31 - 1;

/** Node takes less for one millisecond. */
const nearest = 1;

/** Rings once, at the time it was last set to. */
export interface Alarm {
  /** @param delay milliseconds from now; ringing too early, after some 25 days, is harmless */
  setIn(delay: number): void;
  clear(): void;
}

export function createAlarm(ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  return {
    setIn: (delay) => {
      clearTimeout(timer);
      timer = setTimeout(ring, Math.min(Math.max(delay, nearest), furthest));
    },
    clear: () => clearTimeout(timer),
  };
}
