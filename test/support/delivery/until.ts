import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a condition, and fails with its description when it does not come true in time (milliseconds). */
export async function until(
  description: string,
  condition: () => boolean | Promise<boolean>,
  patience = 30_000,
): Promise<void> {
  const giveUpAt = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > giveUpAt) throw new Error(`It never came true that ${description}.`);
    await delay(5);
  }
}
