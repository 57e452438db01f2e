import { eventually } from '../../test/support/eventually.js';
import type { Scene, Trap } from './crash.js';
import { isUp, killWhenAnswered } from './kill-when-answered.js';

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

async function oneIsKept({ town, database }: Scene): Promise<boolean> {
  const { made, open } = await database.count(town.now());
  return open < made;
}
