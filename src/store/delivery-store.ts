import type { Kysely } from 'kysely';
import type { DeliveryStore } from '../application/ports/store.js';
import type { Database } from '../database/database.js';
import { inTransaction } from '../database/in-transaction.js';
import { type ClaimedRow, claimHeads } from './claim.js';
import { expire } from './expire.js';
import { createGroup } from './group.js';
import { readDeliveries } from './read-deliveries.js';
import { renew } from './renew.js';
import { repairQueues } from './repair-queues.js';
import type { Schema } from './schema.js';
import { type Settlement, settle } from './settle.js';

/**
 * In milliseconds: a commit waits for the disk, and in a burst there are hundreds of attempts a second to record. Whoever
 * settles alone does not wait, and the next post of a lane has a second. What is lost with the process before that is
 * found in Slack by the next attempt.
 */
const betweenSettling = 50;

/** The deliveries in the database, as the dispatcher works through them. */
export function createDeliveryStore({ db, dialect }: Database<Schema>): DeliveryStore {
  const settling = createGroup(
    (settlements: readonly Settlement[]) =>
      inTransaction(db, (transaction) => settle(transaction, dialect, settlements)),
    betweenSettling,
  );
  return {
    claimDue: async (now, owner, leaseUntil, limit, dueBy = now) => {
      const claimed = await inTransaction(db, (transaction) =>
        claimHeads(transaction, dialect, { now, dueBy, owner, leaseUntil, limit }),
      );
      const rows = claimed.toSorted(inOrder);
      const deliveries = await readDeliveries(db, rows);
      return deliveries.map((delivery, index) => ({
        ...delivery,
        beginAt: rows[index]?.begin_at ?? now,
        leaseUntil,
      }));
    },
    renew: (owner, now, leaseUntil) => renew(db, owner, now, leaseUntil),
    expire: (now, limit) => expire(db, now, limit),
    repairQueues: () => repairQueues(db),
    settle: (delivery, owner, outcome, now, laneFreeAt) => settling.add({ delivery, owner, outcome, now, laneFreeAt }),
    remindedBetween: async (from, to, limit) => {
      const rows = await remindedQuery(db, from, to, limit).execute();
      return rows.map(({ call_id, lane }) => ({ callId: call_id, lane }));
    },
    nextDueAt: async () => (await nextDueQuery(db).executeTakeFirst())?.next_at ?? undefined,
  };
}

function inOrder(a: ClaimedRow, b: ClaimedRow): number {
  return a.due_at - b.due_at || a.id - b.id;
}

export function nextDueQuery(db: Kysely<Schema>) {
  return db.selectFrom('lane').select('next_at').where('next_at', 'is not', null).orderBy('next_at').limit(1);
}

export function remindedQuery(db: Kysely<Schema>, from: number, to: number, limit: number) {
  return db
    .selectFrom('lane')
    .innerJoin('delivery as head', 'head.id', 'lane.head_id')
    .select(['head.call_id', 'head.lane'])
    .where('lane.next_at', '>', from)
    .where('lane.next_at', '<=', to)
    .where('head.due_at', '>', from)
    .where('head.kind', '=', 'reminder')
    .orderBy('lane.next_at')
    .limit(limit);
}
