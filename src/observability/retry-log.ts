import type { Logger } from 'pino';

/** Logs each failure that is not final, with when the next attempt is. */
export function retryLog(log: Logger): (failure: unknown, wait: number) => void {
  return (err, wait) => log.warn({ err, retryInMs: wait }, 'the start is held up; the app tries again');
}
