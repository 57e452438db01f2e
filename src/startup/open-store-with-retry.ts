import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isTransient } from '../database/connection/is-transient.js';
import { openStore, type Store, type StoreHooks } from '../database/open-store.js';
import { type Front, notReady } from '../http/open-server.js';
import { keepTrying } from '../requests/retry.js';

/**
 * Opens the database, and tries again as long as it cannot be reached, starts, or has too many connections.
 * @throws when it cannot be opened for another reason, which only a person can change
 */
export async function openStoreWithRetry(
  address: string,
  { front, log }: { readonly front: Front; readonly log: Logger },
  hooks: StoreHooks,
): Promise<Store> {
  const store = await keepTrying(() => openStore(address, hooks), {
    isPermanent: (failure) => !isTransient(failure),
    random: Math.random,
    sleep: delay,
    onRetry: (err, wait) => {
      log.warn({ err, retryInMs: wait }, 'the database cannot be opened yet; the app tries again');
      front.check('database', () => notReady('the database does not answer; the app tries again'));
    },
  });
  front.check('database', async () => {
    await store.ping();
    return { kind: 'ready' };
  });
  return store;
}
