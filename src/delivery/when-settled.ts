import type { CallStore } from '../application/ports/store.js';
import { allSettled } from '../domain/call/all-settled.js';
import type { Delivery } from '../domain/call/delivery.js';
import { createBells } from './bells.js';

/** Another replica may have sent it, which only the database knows. In milliseconds. */
const slowPoll = 1_000;

export interface SettledWatch {
  /** To be told of every delivery that this process has settled. */
  onSettled(delivery: Pick<Delivery, 'callId'>): void;
  /**
   * Resolves once nothing more will happen to the call's deliveries without a person, or after `timeoutMs` milliseconds. One
   * that waits for its next attempt is waited for.
   */
  untilSettled(callId: number, timeoutMs: number): Promise<void>;
  /** Lets everybody who waits, and who will, see at once how things stand: nothing more will be sent. */
  stop(): void;
}

/** Lets somebody who has promised something see what became of it. */
export function createSettledWatch(calls: Pick<CallStore, 'awaitedOf'>, pollMs = slowPoll): SettledWatch {
  const bells = createBells();
  let isStopped = false;
  return {
    onSettled: ({ callId }) => bells.ring(callId),
    untilSettled: async (callId, timeoutMs) => {
      const giveUpAt = performance.now() + timeoutMs;
      for (;;) {
        // Listens before it looks, so that what is settled in between is not missed.
        const bell = bells.listen(callId);
        try {
          const deliveries = await calls.awaitedOf(callId);
          const left = giveUpAt - performance.now();
          if (isStopped || left <= 0 || allSettled(deliveries)) return;
          await bell.rungWithin(Math.min(left, pollMs));
        } finally {
          bell.remove();
        }
      }
    },
    stop: () => {
      isStopped = true;
      bells.ringAll();
    },
  };
}
