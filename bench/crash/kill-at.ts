import type { KillPoint } from './kill-point.js';
import { killWhenAnswered } from './kill-when-answered.js';
import type { Site } from './scenario.js';

/** Prepares the end of the running process at a point. Resolves when it has come there and is dead. */
export async function killAt(site: Site, point: KillPoint): Promise<void> {
  const { town } = site;
  if (point.at === 'statement') {
    town.app.tell({ failAt: { statement: point.nth, when: point.when } });
    await town.app.exited;
    return;
  }
  let left = point.nth;
  const isIt = (operation: string) => {
    if (operation !== point.operation) return false;
    left -= 1;
    return left === 0;
  };
  await new Promise<void>((resolve, reject) => {
    const act = async (): Promise<'goes-on' | 'lost'> => {
      try {
        if (point.moment === 'is answered') {
          const release = await site.database.holdWrites();
          killWhenAnswered(town, release).then(resolve, reject);
          return 'goes-on';
        }
        await town.app.stop('SIGKILL');
        resolve();
      } catch (error) {
        reject(error);
      }
      return 'lost';
    };
    const at = point.moment === 'arrives' ? 'arrival' : 'answer';
    town[point.service].faults.next(isIt, { kind: 'held', at, act });
  });
}
