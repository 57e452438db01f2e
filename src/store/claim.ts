import type { Kysely, Transaction } from 'kysely';
import type { Engine } from './engine.js';
import type { Schema } from './schema.js';

export interface Claim {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly owner: string;
  readonly leaseUntil: number;
  readonly limit: number;
}

/**
 * Takes the lanes in which something is due, those that have waited longest first. One statement, so that two processes
 * cannot take the same lane. The condition on the time is repeated in the outer `where`: PostgreSQL checks only that one
 * again for a row that another process changed meanwhile, and was measured to claim twice without it. `skip locked` lets
 * it pass by the lanes that somebody is changing, instead of waiting for them; SQLite has one writer at a time anyway.
 */
export function claimLanesQuery(db: Kysely<Schema>, engine: Engine, { now, leaseUntil, limit }: Claim) {
  return db
    .updateTable('lane')
    .set({ next_at: leaseUntil })
    .where('next_at', '<=', now)
    .where('name', 'in', (eb) => {
      const due = eb
        .selectFrom('lane as due')
        .innerJoin('delivery as head', 'head.id', 'due.head_id')
        .select('due.name')
        .where('due.next_at', '<=', now)
        .where((or) => or.or([or('head.expires_at', 'is', null), or('head.expires_at', '>', now)]))
        .orderBy('due.next_at')
        .orderBy('head.due_at')
        .orderBy('head.id')
        .limit(limit);
      return engine === 'postgres' ? due.forUpdate('due').skipLocked() : due;
    })
    .returning('head_id');
}

/** Begins to send the heads of lanes that were just taken. */
export async function claimHeads(transaction: Transaction<Schema>, engine: Engine, claim: Claim) {
  const lanes = await claimLanesQuery(transaction, engine, claim).execute();
  const ids = lanes.flatMap(({ head_id }) => (head_id === null ? [] : [head_id]));
  if (ids.length === 0) return [];
  return transaction
    .updateTable('delivery')
    .set((eb) => ({
      state: 'sending',
      owner: claim.owner,
      attempt_at: claim.leaseUntil,
      attempts: eb('attempts', '+', 1),
      first_attempt_at: eb.fn.coalesce('first_attempt_at', eb.val(claim.now)),
    }))
    .where('id', 'in', ids)
    .returningAll()
    .execute();
}
