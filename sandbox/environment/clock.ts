/** The time of a town. It goes on like real time, and leaps when somebody advances it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Leaps over `milliseconds`. */
  leap(milliseconds: number): void;
}

/** A clock that shows `start` (milliseconds since the epoch) now. */
export function createClock(start: number): Clock {
  let ahead = start - Date.now();
  return {
    now: () => Date.now() + ahead,
    leap: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}
