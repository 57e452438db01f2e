/** Node runs a timer that is set further ahead than this at once. Source: Node's documentation of `setTimeout`. */
const furthest = 2 ** 31 - 1;

/** Node takes less for one millisecond. */
const nearest = 1;

/** Fires once, at the time it was last set to. */
export interface Timer {
  /** @param delay milliseconds from now; firing too early, after some 25 days, is harmless */
  setIn(delay: number): void;
  clear(): void;
}

export function createTimer(fire: () => void): Timer {
  let timer: NodeJS.Timeout | undefined;
  return {
    setIn: (delay) => {
      clearTimeout(timer);
      timer = setTimeout(fire, Math.min(Math.max(delay, nearest), furthest));
    },
    clear: () => clearTimeout(timer),
  };
}
