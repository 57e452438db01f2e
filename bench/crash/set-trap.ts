import { setImmediate as writtenOut } from 'node:timers/promises';
import type { Town } from '../../sandbox/town/start-town.js';
import { eventually } from '../../test/support/eventually.js';
import type { Scene, Trap } from './crash.js';

/** How often the app is asked whether it lives, so that what came before in its queue has been dealt with. */
const roundTrips = 3;

/** How long a process may take until it is known to be up, in milliseconds. */
const patience = 30_000;

/** Lies in wait for a request of the app. Resolves when it has come, and the app is dead. */
export function setTrap(scene: Scene, trap: Trap): Promise<void> {
  const { town, database } = scene;
  const operation = trap.operation.replace('{iid}', String(scene.iid));
  return new Promise((resolve, reject) => {
    const spring = async (): Promise<'goes-on' | 'lost'> => {
      // A new process can get here before the town knows it, and the one to be killed then would be dead already.
      await eventually(() => isUp(town), { within: patience });
      if (trap.moment === 'is answered') {
        const release = await database.holdWrites();
        killWhenAnswered(town, release).then(resolve, reject);
        return 'goes-on';
      }
      if (trap.moment === 'stands alone') await eventually(() => oneIsKept(scene));
      await town.app.stop('SIGKILL');
      resolve();
      return 'lost';
    };
    const act = async () => {
      try {
        return await spring();
      } catch (error) {
        reject(error);
        return 'lost';
      }
    };
    const at = trap.moment === 'arrives' || trap.moment === 'stands alone' ? 'arrival' : 'answer';
    const isIt = (name: string) => name === operation && (trap.onceTrue?.(scene) ?? true);
    town[trap.service].faults.next(isIt, { kind: 'held', at, act });
  });
}

/**
 * The answer lies in the app's socket before it is asked whether it lives, and one process reads what came first no later
 * than what came after. With the answer read, all it can do is to wait for the lock.
 */
async function killWhenAnswered(town: Town, release: () => Promise<void>): Promise<void> {
  try {
    await writtenOut();
    for (let trip = 0; trip < roundTrips; trip += 1) await fetch(`${town.app.url}/healthz`);
    await town.app.stop('SIGKILL');
  } finally {
    await release();
  }
}

async function isUp(town: Town): Promise<boolean> {
  const answer = await fetch(`${town.app.url}/healthz`).catch(() => undefined);
  return answer?.ok ?? false;
}

async function oneIsKept({ town, database }: Scene): Promise<boolean> {
  const { made, open } = await database.count(town.now());
  return open < made;
}
