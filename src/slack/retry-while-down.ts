import { setTimeout as delay } from 'node:timers/promises';
import { ServiceFailure } from '../call/ports/service-failure.js';
import { DatabaseFailure } from '../database/connection/database-failure.js';
import { keepTrying } from '../requests/retry.js';

/** How long an outage may last until what waits for its end gives up, in milliseconds. */
const longestOutage = 30 * 60 * 1_000;

export interface PatienceDeps {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** A number from 0 up to 1, as `Math.random` gives it. */
  readonly random: () => number;
  /** Waits so many milliseconds, or rejects once the signal is aborted. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

export interface Patience {
  /**
   * Does something for somebody who waits in front of a window, again and again while Slack, GitLab or the database does
   * not answer, for up to half an hour. What they refuse is not repeated.
   */
  patiently<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The same, but only while Slack does not answer: of any other failure the person can be told at once. */
  untilSlackAnswers<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Ends all waiting: `patiently` rejects. */
  stop(): void;
}

export function createRetryWhileDown({ clock, random, sleep = sleepUnlessStopped }: PatienceDeps): Patience {
  const stopping = new AbortController();
  function retrying<Result>(work: () => Promise<Result>, isWorthIt: (failure: unknown) => boolean): Promise<Result> {
    const giveUpAt = clock() + longestOutage;
    return keepTrying(work, {
      isPermanent: (failure) => !isWorthIt(failure) || stopping.signal.aborted || clock() >= giveUpAt,
      onRetry: () => {},
      sleep: (milliseconds) => sleep(milliseconds, stopping.signal),
      random,
    });
  }

  return {
    patiently: (work) => retrying(work, isTransient),
    untilSlackAnswers: (work) => retrying(work, isSlackAway),
    stop: () => stopping.abort(),
  };
}

function sleepUnlessStopped(milliseconds: number, signal: AbortSignal): Promise<unknown> {
  return delay(milliseconds, undefined, { ref: false, signal });
}

function isTransient(failure: unknown): boolean {
  return failure instanceof DatabaseFailure || (failure instanceof ServiceFailure && failure.kind !== 'refused');
}

function isSlackAway(failure: unknown): boolean {
  return failure instanceof ServiceFailure && failure.service === 'Slack' && failure.kind !== 'refused';
}
