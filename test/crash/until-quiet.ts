import { setTimeout as delay } from 'node:timers/promises';
import type { StoredJob } from './crash-database.js';
import type { Site } from './scenario.js';

const betweenReads = 100;

/** What was stored at a time, in milliseconds since the epoch. */
export interface StoredAt {
  readonly now: number;
  readonly jobs: readonly StoredJob[];
}

/**
 * Waits until nothing that is due is left to be done, and nothing new has come of it. The app itself has to say so, or what it
 * would still do twice would not be seen. Gives up in the end: what is open then is lost. Returns what was stored then: a
 * job that becomes due a moment later is not late.
 */
export async function untilQuiet({ environment, database, patience }: Site): Promise<StoredAt> {
  const giveUpAt = Date.now() + patience;
  let quietWith = -1;
  while (true) {
    const now = environment.now();
    const jobs = await database.jobs();
    const isQuiet = !jobs.some(({ state, dueAt }) => isOpen(state) && dueAt <= now);
    if ((isQuiet && quietWith === jobs.length) || Date.now() >= giveUpAt) return { now, jobs };
    quietWith = isQuiet ? jobs.length : -1;
    await delay(betweenReads);
  }
}

/** Whether something in this state is still to be done. */
export function isOpen(state: string): boolean {
  return state === 'pending' || state === 'running';
}
