import type { KillPoint } from './kill-point.js';
import { killWhenAnswered } from './kill-when-answered.js';
import type { Site } from './scenario.js';

/** Prepares the end of the running process at a point. Resolves when it has come there and is dead. */
export async function killAt(site: Site, point: KillPoint): Promise<void> {
  const { environment } = site;
  if (point.at === 'statement') {
    environment.app.tell({ failAt: { statement: point.nth, when: point.when } });
    await environment.app.exited;
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
          killWhenAnswered(environment, release).then(resolve, reject);
          return 'goes-on';
        }
        await environment.app.stop('SIGKILL');
        resolve();
      } catch (error) {
        reject(error);
      }
      return 'lost';
    };
    const at = point.moment === 'arrives' ? 'arrival' : 'answer';
    environment[point.service].faults.next(isIt, { kind: 'held', at, act });
  });
}
