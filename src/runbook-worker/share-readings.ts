import type { Busy } from '../call/ports/runbook-reader.js';
import type { Turn } from './create-fair-queue.js';

/** How much is kept of what was read. */
export interface CacheLimits {
  readonly mostTexts: number;
  /** Of all keys together, in UTF-16 code units; what was read is no longer than its text, or than a quarter of a million. */
  readonly mostLength: number;
  /** After this many milliseconds everything is forgotten. */
  readonly forgetAfter: number;
}

/** What was or is being read, for whoever asks for the same. */
export interface SharedReadings<Result extends object> {
  /** @param key equal for equal questions, something that nobody changes */
  of(key: string, asker: string, read: () => Turn<Result>): Promise<Result | Busy>;
  forget(): void;
}

/**
 * Reads the same text once for all who ask for it at the same time, and keeps what was read for a while: an issue is read
 * again and again during its call and hardly ever says anything new. What it says is confidential, so it is not kept for
 * long; the timer for that keeps no process alive. Failures and refusals are not kept.
 */
export function shareReadings<Result extends object>(limits: CacheLimits): SharedReadings<Result> {
  const known = new Map<string, Result>();
  const reading = new Map<string, Turn<Result>>();
  let length = 0;
  let timer: NodeJS.Timeout | undefined;

  function forget(): void {
    clearTimeout(timer);
    timer = undefined;
    known.clear();
    length = 0;
  }

  function makeRoom(key: string): void {
    for (const oldest of known.keys()) {
      if (known.size < limits.mostTexts && length + key.length <= limits.mostLength) return;
      known.delete(oldest);
      length -= oldest.length;
    }
  }

  function keep(key: string, result: Result): void {
    if (key.length > limits.mostLength || known.has(key)) return;
    makeRoom(key);
    known.set(key, result);
    length += key.length;
    timer ??= setTimeout(forget, limits.forgetAfter).unref();
  }

  async function begin(key: string, turn: Turn<Result>): Promise<Result | Busy> {
    reading.set(key, turn);
    try {
      const result = await turn.result;
      if (!isBusy(result)) keep(key, result);
      return result;
    } finally {
      reading.delete(key);
    }
  }

  return {
    async of(key, asker, read) {
      const kept = known.get(key);
      if (kept) return kept;
      const same = reading.get(key);
      if (!same) return begin(key, read());
      same.join(asker);
      return same.result;
    },
    forget,
  };
}

function isBusy(result: object): result is Busy {
  return 'kind' in result && result.kind === 'busy';
}
