/** How long a condition may take, in milliseconds, unless a test says otherwise. */
const patience = 30_000;

/**
 * Waits until `condition` holds, looking every 20 ms, for what cannot announce itself. Rejects with `describe` when it
 * does not come true in time.
 */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  { within = patience, describe = () => String(condition) } = {},
): Promise<void> {
  const giveUpAt = Date.now() + within;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error(`Not true within ${within} ms: ${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
