import type { Kysely, Transaction } from 'kysely';
import { inChunks } from '../database/chunks.js';
import type { Dialect } from '../database/database.js';
import type { DeliveryRow, Schema } from './schema.js';

export interface Claim {
  /** Milliseconds since the epoch, like the other times. */
  readonly now: number;
  /** What becomes due until then is taken as well. */
  readonly dueBy: number;
  readonly owner: string;
  readonly leaseUntil: number;
  readonly limit: number;
}

/**
 * Takes the lanes in which something is due, or will be soon, those that have waited longest first. `free_at` says then
 * when the head may begin, which `next_at` has said before. A lease is not taken over before its end: its owner may still
 * renew it. And nothing is taken that expires before it may begin, but what has expired since an attempt was begun, so that
 * it is searched for.
 *
 * One statement, so that two processes cannot take the same lane. The condition on the time is repeated in the outer `where`: PostgreSQL checks only that one
 * again for a row that another process changed meanwhile, and was measured to claim twice without it. `skip locked` lets
 * it pass by the lanes that somebody is changing, instead of waiting for them; SQLite has one writer at a time anyway.
 */
export function claimLanesQuery(db: Kysely<Schema>, dialect: Dialect, { now, dueBy, leaseUntil, limit }: Claim) {
  return db
    .updateTable('lane')
    .set((eb) => ({ free_at: eb.fn.coalesce('next_at', 'free_at'), next_at: leaseUntil }))
    .where('next_at', '<=', dueBy)
    .where('name', 'in', (eb) => {
      const due = eb
        .selectFrom('lane as due')
        .innerJoin('delivery as head', 'head.id', 'due.head_id')
        .select('due.name')
        .where('due.next_at', '<=', dueBy)
        .where((or) => or.or([or('head.state', '=', 'pending'), or('due.next_at', '<=', now)]))
        .where(({ eb, or, and, ref }) => {
          const inTime = and([eb('head.expires_at', '>', now), eb('head.expires_at', '>', ref('due.next_at'))]);
          const mayBePosted = and([eb('head.expires_at', '<=', now), eb('head.attempts', '>', 0)]);
          return or([eb('head.expires_at', 'is', null), inTime, mayBePosted]);
        })
        .orderBy('due.next_at')
        .orderBy('head.due_at')
        .orderBy('head.id')
        .limit(limit);
      return dialect === 'postgres' ? due.forUpdate('due').skipLocked() : due;
    })
    .returning(['head_id', 'free_at']);
}

/** `begin_at` is no column of the delivery: its lane knows when it may begin. */
export interface ClaimedRow extends DeliveryRow {
  readonly begin_at: number;
}

/** Begins to send the heads of lanes that were just taken. */
export async function claimHeads(
  transaction: Transaction<Schema>,
  dialect: Dialect,
  claim: Claim,
): Promise<readonly ClaimedRow[]> {
  const lanes = await claimLanesQuery(transaction, dialect, claim).execute();
  const beginAt = new Map(lanes.flatMap(({ head_id, free_at }) => (head_id === null ? [] : [[head_id, free_at]])));
  if (beginAt.size === 0) return [];
  const heads = await inChunks([...beginAt.keys()], (chunk) =>
    transaction
      .updateTable('delivery')
      .set((eb) => ({
        state: 'sending',
        owner: claim.owner,
        attempt_at: claim.leaseUntil,
        attempts: eb('attempts', '+', 1),
        first_attempt_at: eb.fn.coalesce('first_attempt_at', eb.val(claim.now)),
      }))
      .where('id', 'in', chunk)
      .returningAll()
      .execute(),
  );
  return heads.map((head) => ({ ...head, begin_at: beginAt.get(head.id) ?? claim.now }));
}
