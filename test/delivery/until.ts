import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a condition, and fails with its description when it does not come true within five seconds. */
export async function until(description: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + 5_000;
  while (!(await condition())) {
    if (performance.now() > giveUpAt) throw new Error(`It never came true that ${description}.`);
    await delay(5);
  }
}
