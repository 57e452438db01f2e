import { setImmediate as writtenOut } from 'node:timers/promises';
import type { Town } from '../../sandbox/town/start-town.js';
import { eventually } from '../../test/support/eventually.js';
import type { KillPoint } from './kill-point.js';
import type { Site } from './scenario.js';

/** How often the app is asked whether it lives, so that what came before in its queue has been dealt with. */
const roundTrips = 3;

const patience = 30_000;

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

/**
 * The answer lies in the app's socket before it is asked whether it lives, and one process reads what came first no later
 * than what came after. With the answer read, all it can do is to wait for the lock.
 */
async function killWhenAnswered(town: Town, release: () => Promise<void>): Promise<void> {
  try {
    await writtenOut();
    await eventually(() => isUp(town), { within: patience });
    for (let trip = 0; trip < roundTrips; trip += 1) await isUp(town);
    await town.app.stop('SIGKILL');
  } finally {
    await release();
  }
}

/** SQLite holds up the whole process for a moment while it waits for the lock. */
async function isUp(town: Town): Promise<boolean> {
  const answer = await fetch(`${town.app.url}/healthz`).catch(() => undefined);
  return answer?.ok ?? false;
}
