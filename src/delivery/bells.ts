/** One who waits for news of a call. */
export interface Bell {
  /** Until the bell has rung since it was hung up, or `ms` milliseconds pass. */
  rungWithin(ms: number): Promise<void>;
  remove(): void;
}

export interface Bells {
  ring(callId: number): void;
  ringAll(): void;
  listen(callId: number): Bell;
}

/** Tells those who wait for a call, or everybody, that there is news. */
export function createBells(): Bells {
  const listeners = new Map<number, Set<() => void>>();

  function add(callId: number, listener: () => void): void {
    const others = listeners.get(callId) ?? new Set();
    listeners.set(callId, others.add(listener));
  }

  function remove(callId: number, listener: () => void): void {
    const others = listeners.get(callId);
    others?.delete(listener);
    if (others?.size === 0) listeners.delete(callId);
  }

  return {
    ring: (callId) => {
      for (const listener of listeners.get(callId) ?? []) listener();
    },
    ringAll: () => {
      for (const waiting of listeners.values()) for (const listener of waiting) listener();
    },
    listen: (callId) => {
      let resolve = () => {};
      const rung = new Promise<void>((done) => {
        resolve = done;
      });
      add(callId, resolve);
      return {
        rungWithin: async (ms) => {
          const timer = setTimeout(resolve, ms);
          await rung;
          clearTimeout(timer);
        },
        remove: () => remove(callId, resolve),
      };
    },
  };
}
