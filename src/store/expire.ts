import type { ExpressionBuilder, Kysely } from 'kysely';
import { inChunks } from '../database/chunks.js';
import { inTransaction } from '../database/in-transaction.js';
import type { Delivery } from '../domain/call/delivery.js';
import { isOpen } from './indexed-conditions.js';
import { inLanes } from './lanes.js';
import { readDeliveries } from './read-deliveries.js';
import { withoutEdits } from './redact.js';
import type { Schema } from './schema.js';

/**
 * Makes `missed` what has expired before anybody began to send it. What was begun may have been posted, whatever became of
 * the process: it is claimed once more to be searched for (`claim.ts`).
 * @param now milliseconds since the epoch
 * @param limit how many at most, those that expired first: SQLite answers without ever waiting, so people's clicks wait
 * meanwhile
 */
export async function expire(db: Kysely<Schema>, now: number, limit: number): Promise<readonly Delivery[]> {
  const expired = await expiredQuery(db, now).select(['id', 'lane']).orderBy('expires_at').limit(limit).execute();
  if (expired.length === 0) return [];
  const lanes = expired.map(({ lane }) => lane);
  const ids = expired.map(({ id }) => id);
  const missed = await inTransaction(db, (transaction) =>
    inLanes(transaction, lanes, () =>
      inChunks(ids, (chunk) =>
        transaction
          .updateTable('delivery')
          .set((eb) => ({ state: 'missed', settled_at: now, content: withoutEdits(eb) }))
          .where('id', 'in', chunk)
          .where(isExpired(now))
          .returningAll()
          .execute(),
      ),
    ),
  );
  return readDeliveries(db, missed);
}

export function expiredQuery(db: Kysely<Schema>, now: number) {
  return db.selectFrom('delivery').where(isExpired(now));
}

function isExpired(now: number) {
  return (eb: ExpressionBuilder<Schema, 'delivery'>) =>
    eb.and([isOpen, eb('expires_at', '<=', now), eb('state', '=', 'pending'), eb('attempts', '=', 0)]);
}
