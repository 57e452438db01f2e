import { setTimeout as delay } from 'node:timers/promises';

/** Between two tries, in ms. */
const pause = 10;

/** After this many ms of waiting something is wrong with whoever holds the lock. */
const patience = 10_000;

/**
 * Repeats a statement that found the SQLite database locked, and lets the process do other things meanwhile. SQLite's
 * own waiting would stop the process, even when the lock's holder is another connection of this very process.
 * @throws SQLite's own "database is locked" after ten seconds.
 */
export async function untilUnlocked<Result>(run: () => Promise<Result>): Promise<Result> {
  const giveUpAt = performance.now() + patience;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!isLocked(error) || performance.now() > giveUpAt) throw error;
    }
    await delay(pause);
  }
}

/** The binding gives the error code on some paths only; the message is SQLite's own and the same on all. */
function isLocked(error: unknown): boolean {
  return String(error).includes('database is locked');
}
