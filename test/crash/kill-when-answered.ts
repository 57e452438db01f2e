import { setImmediate as writtenOut } from 'node:timers/promises';
import type { Environment } from '../../sandbox/environment/start-environment.js';
import { eventually } from '../support/eventually.js';

/** How often the app is asked whether it lives, so that what came before in its queue has been dealt with. */
const roundTrips = 3;

/** How long a process may take until it is known to be up, in milliseconds. */
const patience = 30_000;

/**
 * Kills the app once it has read the answer that has just been sent, and then lets the database go on.
 *
 * The answer lies in the app's socket before it is asked whether it lives, and one process reads what came first no later
 * than what came after. With the answer read, all it can do is to wait for the lock.
 */
export async function killWhenAnswered(environment: Environment, release: () => Promise<void>): Promise<void> {
  try {
    await writtenOut();
    await eventually(() => isUp(environment), { within: patience });
    for (let trip = 0; trip < roundTrips; trip += 1) await isUp(environment);
    await environment.app.stop('SIGKILL');
  } finally {
    await release();
  }
}

/** Whether the app answers. SQLite holds up the whole process for a moment while it waits for the lock. */
export async function isUp(environment: Environment): Promise<boolean> {
  const answer = await fetch(`${environment.app.url}/healthz`).catch(() => undefined);
  return answer?.ok ?? false;
}
