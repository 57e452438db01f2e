import { setTimeout as delay } from 'node:timers/promises';
import type { Site } from './scenario.js';

const betweenReads = 100;

/**
 * Waits until nothing that is due is left to be done, and nothing new has come of it. The app itself has to say so, or what it
 * would still do twice would not be seen. Gives up in the end: what is open then is lost.
 */
export async function untilQuiet({ town, database, patience }: Site): Promise<void> {
  const giveUpAt = Date.now() + patience;
  let quietWith = -1;
  while (Date.now() < giveUpAt) {
    const jobs = await database.jobs();
    const isQuiet = !jobs.some(({ state, dueAt }) => isOpen(state) && dueAt <= town.now());
    if (isQuiet && quietWith === jobs.length) return;
    quietWith = isQuiet ? jobs.length : -1;
    await delay(betweenReads);
  }
}

/** Whether something in this state is still to be done. */
export function isOpen(state: string): boolean {
  return state === 'pending' || state === 'running';
}
