import type { Kysely } from 'kysely';
import type { DeliveryStore } from '../application/ports/store.js';
import { claimHeads } from './claim.js';
import type { Database } from './engine.js';
import { expire } from './expire.js';
import { createGroup } from './group.js';
import { inTransaction } from './in-transaction.js';
import { readDeliveries } from './read-deliveries.js';
import { renew } from './renew.js';
import type { DeliveryRow, Schema } from './schema.js';
import { type Settlement, settle } from './settle.js';

/**
 * In milliseconds: a commit waits for the disk, and in a burst there are hundreds of attempts a second to record. Whoever
 * settles alone does not wait, and the next post of a lane has a second.
 */
const betweenSettling = 10;

/** The deliveries in the database, as the dispatcher works through them. */
export function createDeliveryStore({ db, engine }: Database): DeliveryStore {
  const settling = createGroup(
    (settlements: readonly Settlement[]) => inTransaction(db, (transaction) => settle(transaction, settlements)),
    betweenSettling,
  );
  return {
    claimDue: async (now, owner, leaseUntil, limit) => {
      const claimed = await inTransaction(db, (transaction) =>
        claimHeads(transaction, engine, { now, owner, leaseUntil, limit }),
      );
      return readDeliveries(db, claimed.toSorted(inOrder));
    },
    renew: (owner, now, leaseUntil) => renew(db, owner, now, leaseUntil),
    expire: (now) => expire(db, now),
    settle: (delivery, owner, outcome, now, laneFreeAt) => settling.add({ delivery, owner, outcome, now, laneFreeAt }),
    nextDueAt: async () => (await nextDueQuery(db).executeTakeFirst())?.next_at ?? undefined,
  };
}

function inOrder(a: DeliveryRow, b: DeliveryRow): number {
  return a.due_at - b.due_at || a.id - b.id;
}

export function nextDueQuery(db: Kysely<Schema>) {
  return db.selectFrom('lane').select('next_at').where('next_at', 'is not', null).orderBy('next_at').limit(1);
}
