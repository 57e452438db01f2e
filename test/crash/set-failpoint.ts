import { eventually } from '../support/eventually.js';
import type { Failpoint, Scene } from './crash.js';
import { isUp, killWhenAnswered } from './kill-when-answered.js';

/** How long a process may take until it is known to be up, in milliseconds. */
const patience = 30_000;

/** Lies in wait for a request of the app. Resolves when it has come, and the app is dead. */
export function setFailpoint(scene: Scene, failpoint: Failpoint): Promise<void> {
  const { environment, database } = scene;
  const operation = failpoint.operation.replace('{iid}', String(scene.iid));
  return new Promise((resolve, reject) => {
    const spring = async (): Promise<'goes-on' | 'lost'> => {
      // A new process can get here before the town knows it, and the one to be killed then would be dead already.
      await eventually(() => isUp(environment), { within: patience });
      if (failpoint.moment === 'is answered') {
        const release = await database.holdWrites();
        killWhenAnswered(environment, release).then(resolve, reject);
        return 'goes-on';
      }
      if (failpoint.moment === 'stands alone') await eventually(() => oneIsKept(scene));
      await environment.app.stop('SIGKILL');
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
    const at = failpoint.moment === 'arrives' || failpoint.moment === 'stands alone' ? 'arrival' : 'answer';
    const isIt = (name: string) => name === operation && (failpoint.onceTrue?.(scene) ?? true);
    environment[failpoint.service].faults.next(isIt, { kind: 'held', at, act });
  });
}

async function oneIsKept({ environment, database }: Scene): Promise<boolean> {
  const { made, open } = await database.count(environment.now());
  return open < made;
}
