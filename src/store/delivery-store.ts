import type { Kysely } from 'kysely';
import type { DeliveryStore } from '../application/ports/store.js';
import { claimHeads } from './claim.js';
import type { Database } from './engine.js';
import { expire } from './expire.js';
import { createGroup } from './group.js';
import { inTransaction } from './in-transaction.js';
import { isSending } from './indexed-conditions.js';
import { inLanes } from './lanes.js';
import { readDeliveries } from './read-deliveries.js';
import type { DeliveryRow, Schema } from './schema.js';
import { type Settlement, settle } from './settle.js';

/** The deliveries in the database, as the dispatcher works through them. */
export function createDeliveryStore({ db, engine }: Database): DeliveryStore {
  const settling = createGroup((settlements: readonly Settlement[]) =>
    inTransaction(db, (transaction) => settle(transaction, settlements)),
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

async function renew(db: Kysely<Schema>, owner: string, now: number, leaseUntil: number): Promise<void> {
  const held = heldQuery(db, owner, now);
  const lanes = await held.execute();
  if (lanes.length === 0) return;
  await inTransaction(db, (transaction) =>
    inLanes(
      transaction,
      lanes.map(({ lane }) => lane),
      () =>
        transaction
          .updateTable('delivery')
          .set({ attempt_at: leaseUntil })
          .where('owner', '=', owner)
          .where('attempt_at', '>', now)
          .execute(),
    ),
  );
}

/** The lanes in which `owner` is sending. */
export function heldQuery(db: Kysely<Schema>, owner: string, now: number) {
  return db
    .selectFrom('delivery')
    .select('lane')
    .where(isSending)
    .where('owner', '=', owner)
    .where('attempt_at', '>', now);
}

export function nextDueQuery(db: Kysely<Schema>) {
  return db.selectFrom('lane').select('next_at').where('next_at', 'is not', null).orderBy('next_at').limit(1);
}
