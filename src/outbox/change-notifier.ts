/** Somebody who waits for a change of a subject. */
export interface Subscription {
  /** Resolves once there was a change since the subscription, or `ms` milliseconds pass. */
  changedWithin(ms: number): Promise<void>;
  unsubscribe(): void;
}

export interface ChangeNotifier {
  notify(subjectId: number): void;
  notifyAll(): void;
  subscribe(subjectId: number): Subscription;
}

/** Tells those who wait for a subject, or everybody, that something has changed. */
export function createChangeNotifier(): ChangeNotifier {
  const listeners = new Map<number, Set<() => void>>();

  function add(subjectId: number, listener: () => void): void {
    const others = listeners.get(subjectId) ?? new Set();
    listeners.set(subjectId, others.add(listener));
  }

  function remove(subjectId: number, listener: () => void): void {
    const others = listeners.get(subjectId);
    others?.delete(listener);
    if (others?.size === 0) listeners.delete(subjectId);
  }

  return {
    notify: (subjectId) => {
      for (const listener of listeners.get(subjectId) ?? []) listener();
    },
    notifyAll: () => {
      for (const waiting of listeners.values()) for (const listener of waiting) listener();
    },
    subscribe: (subjectId) => {
      let resolve = () => {};
      const changed = new Promise<void>((done) => {
        resolve = done;
      });
      add(subjectId, resolve);
      return {
        changedWithin: async (ms) => {
          const timer = setTimeout(resolve, ms);
          await changed;
          clearTimeout(timer);
        },
        unsubscribe: () => remove(subjectId, resolve),
      };
    },
  };
}
