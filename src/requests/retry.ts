import { ServiceFailure } from '../call/ports/service-failure.js';

/** The waits between two attempts, in milliseconds; the last is repeated. Short, so that the end of an outage is noticed. */
const waits = [500, 1_000, 2_000, 4_000, 8_000, 10_000] as const;
const longestWait = 10_000;

/** How something is tried again. */
export interface Retrying {
  /** Whether another attempt would fail as well. The failure is then thrown. */
  readonly isPermanent: (failure: unknown) => boolean;
  /** Told before each wait, with its length in milliseconds. */
  readonly onRetry: (failure: unknown, wait: number) => void;
  /** Waits so many milliseconds. What it throws ends the attempts. */
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** A number from 0 up to 1, which spreads the attempts of several processes. */
  readonly random: () => number;
}

/**
 * Does something that may fail for a while, until it succeeds or fails for good. Waits longer after each failure, and at
 * least as long as the service has asked for (`Retry-After`).
 */
export async function keepTrying<Result>(work: () => Promise<Result>, retrying: Retrying): Promise<Result> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await work();
    } catch (failure) {
      if (retrying.isPermanent(failure)) throw failure;
      const asked = failure instanceof ServiceFailure ? (failure.retryAfterSeconds ?? 0) * 1_000 : 0;
      const wait = Math.max(asked, Math.round((waits[failures] ?? longestWait) * (0.75 + retrying.random() / 4)));
      retrying.onRetry(failure, wait);
      await retrying.sleep(wait);
    }
  }
}

/** Attempts that go on by themselves. */
export interface Attempts<Result> {
  /** Resolves once the first attempt has ended, and rejects when that was a permanent failure. */
  readonly first: Promise<void>;
  /** As the result of `keepTrying`. */
  readonly result: Promise<Result>;
}

/** Does the same as `keepTrying`, for who waits for the first attempt only. Somebody has to handle `result` all the same. */
export function startTrying<Result>(work: () => Promise<Result>, retrying: Retrying): Attempts<Result> {
  let firstHasFailed: () => void = () => undefined;
  const failed = new Promise<void>((resolve) => {
    firstHasFailed = resolve;
  });
  const result = keepTrying(work, {
    ...retrying,
    onRetry: (failure, wait) => {
      firstHasFailed();
      retrying.onRetry(failure, wait);
    },
  });
  return { first: Promise.race([failed, result.then(() => undefined)]), result };
}
