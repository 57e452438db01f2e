import type { Kysely, Selectable, Transaction, Updateable } from 'kysely';
import type { AttemptOutcome, DeliveryStore } from '../application/ports/store.js';
import type { Post } from '../domain/call/call.js';
import type { Delivery } from '../domain/call/delivery.js';
import { failure, toColumn } from './json-columns.js';
import { mayBeSent } from './may-be-sent.js';
import { readDeliveries } from './read-deliveries.js';
import type { DeliveryTable, Schema } from './schema.js';

/** The deliveries in the database, as the dispatcher works through them. */
export function createDeliveryStore(db: Kysely<Schema>): DeliveryStore {
  return {
    claimDue: async (now, owner, leaseUntil, limit) => {
      const claimed = await claimQuery(db, { now, owner, leaseUntil, limit }).execute();
      return readDeliveries(db, claimed.toSorted(inOrder));
    },
    settle: (delivery, owner, outcome, now) =>
      db.transaction().execute((transaction) => settle(transaction, delivery, owner, outcome, now)),
    nextDueAt: () => nextDueAt(db),
  };
}

interface Claim {
  readonly now: number;
  readonly owner: string;
  readonly leaseUntil: number;
  readonly limit: number;
}

/**
 * One statement, so that two processes cannot take the same delivery. The condition on state and time is repeated in
 * the outer `where`: PostgreSQL checks only that one again for a row that another process changed meanwhile, and was
 * measured to claim twice without it.
 */
export function claimQuery(db: Kysely<Schema>, { now, owner, leaseUntil, limit }: Claim) {
  return db
    .updateTable('delivery')
    .set((eb) => ({
      state: 'sending',
      owner,
      attempt_at: leaseUntil,
      attempts: eb('attempts', '+', 1),
      first_attempt_at: eb.fn.coalesce('first_attempt_at', eb.val(now)),
    }))
    .where('state', 'in', ['pending', 'sending'])
    .where('attempt_at', '<=', now)
    .where('id', 'in', () => claimable(db, now).limit(limit))
    .returningAll();
}

/** Those whose turn it is, and those whose sender has disappeared, which come first in their lane. */
function claimable(db: Kysely<Schema>, now: number) {
  return db
    .selectFrom('delivery as candidate')
    .select('candidate.id')
    .where('candidate.state', 'in', ['pending', 'sending'])
    .where('candidate.attempt_at', '<=', now)
    .where((eb) => eb.or([eb('candidate.state', '=', 'sending'), mayBeSent()]))
    .orderBy('candidate.due_at')
    .orderBy('candidate.id');
}

function inOrder(a: Selectable<DeliveryTable>, b: Selectable<DeliveryTable>): number {
  return a.due_at - b.due_at || a.id - b.id;
}

/** An attempt that took longer than its lease changes nothing: by then the delivery is somebody else's. */
async function settle(
  transaction: Transaction<Schema>,
  delivery: Delivery,
  owner: string,
  outcome: AttemptOutcome,
  now: number,
): Promise<void> {
  const held = await transaction
    .updateTable('delivery')
    .set({ ...settledColumns(outcome, now), owner: null })
    .where('id', '=', delivery.id)
    .where('state', '=', 'sending')
    .where('owner', '=', owner)
    .where('attempts', '=', delivery.attempts)
    .returning('id')
    .executeTakeFirst();
  if (!held || outcome.kind !== 'sent' || !outcome.post) return;
  await storePost(transaction, delivery.callId, outcome.post);
}

function settledColumns(outcome: AttemptOutcome, now: number): Updateable<DeliveryTable> {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', failure: null, settled_at: now };
    case 'failed':
      return { state: 'failed', failure: toColumn(failure, outcome.failure), settled_at: now };
    case 'later':
      return { state: 'pending', failure: toColumn(failure, outcome.failure), attempt_at: outcome.dueAt };
  }
}

async function storePost(transaction: Transaction<Schema>, callId: number, post: Post): Promise<void> {
  const place = { channel_id: post.channelId, ts: post.ts, permalink: post.permalink };
  await transaction
    .insertInto('post')
    .values({ call_id: callId, audience: post.audience, ...place })
    .onConflict((conflict) => conflict.columns(['call_id', 'audience']).doUpdateSet(place))
    .execute();
}

async function nextDueAt(db: Kysely<Schema>): Promise<number | undefined> {
  const rows = await Promise.all([nextPendingQuery(db).executeTakeFirst(), nextLeaseQuery(db).executeTakeFirst()]);
  const times = rows.flatMap((row) => (row ? [row.attempt_at] : []));
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The next of those that wait only for their time. What waits for a lane is woken by the one that is served in it. */
export function nextPendingQuery(db: Kysely<Schema>) {
  return db
    .selectFrom('delivery as candidate')
    .select('candidate.attempt_at')
    .where('candidate.state', '=', 'pending')
    .where(mayBeSent())
    .orderBy('candidate.attempt_at')
    .limit(1);
}

export function nextLeaseQuery(db: Kysely<Schema>) {
  return db.selectFrom('delivery').select('attempt_at').where('state', '=', 'sending').orderBy('attempt_at').limit(1);
}
