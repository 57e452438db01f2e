import { setTimeout as delay } from 'node:timers/promises';
import type { Competitor } from './competitor.js';

/** Between the last job's arrival in the database and the first due time: time to start, in milliseconds. */
const lead = 1_500;

/** Longer than any of the contenders needs, in milliseconds. */
const patience = 120_000;

/**
 * Stores jobs that become due one after the other, evenly, and returns how late each of them was begun, in milliseconds.
 * @param perSecond how many become due in a second
 */
export async function measureLateness(
  competitor: Competitor,
  perSecond: number,
  seconds: number,
): Promise<readonly number[]> {
  const lateness: number[] = [];
  const open = await competitor.open((dueAt) => lateness.push(Date.now() - dueAt));
  try {
    const dueTimes = evenly(perSecond, seconds);
    await open.store(dueTimes);
    await open.start();
    if (Date.now() > (dueTimes[0] ?? 0))
      throw new Error(`${competitor.name} started only after the first job was due.`);
    await until(() => lateness.length === dueTimes.length);
  } finally {
    await open.close();
  }
  return lateness;
}

/** Due times that begin in a moment and follow each other evenly. */
export function evenly(perSecond: number, seconds: number): readonly number[] {
  const first = Date.now() + lead;
  return Array.from({ length: perSecond * seconds }, (_, index) => Math.round(first + (index * 1000) / perSecond));
}

/** How many jobs that are all due already are done and recorded as done in a second, on average. */
export async function measureThroughput(competitor: Competitor, jobs: number): Promise<number> {
  let begun = 0;
  const open = await competitor.open(() => {
    begun += 1;
  });
  try {
    const dueAt = Date.now();
    await open.store(Array.from({ length: jobs }, () => dueAt));
    const start = performance.now();
    await open.start();
    await until(() => begun === jobs);
    await until(async () => (await open.countDone()) === jobs);
    return jobs / ((performance.now() - start) / 1000);
  } finally {
    await open.close();
  }
}

/** Waits for a condition. @throws when it takes more than two minutes */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + patience;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error('It did not come to an end in two minutes.');
    await delay(5);
  }
}
