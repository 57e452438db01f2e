import type { Kysely } from 'kysely';
import type { FailedDeliveries } from '../application/ports/channels.js';
import { inTransaction } from '../database/in-transaction.js';
import { isFailed } from './indexed-conditions.js';
import { readDeliveries } from './read-deliveries.js';
import { requeueFailed } from './requeue-failed.js';
import type { Schema } from './schema.js';

/** Deliveries that failed, in the database. `onDeliveriesStored` is called after some were queued again. */
export function createFailedDeliveries(db: Kysely<Schema>, onDeliveriesStored: () => void): FailedDeliveries {
  return {
    failedWith: async (codes, limit) => {
      const rows = await failedQuery(db, codes, limit).selectAll().execute();
      const failed = await readDeliveries(db, rows);
      return failed.filter(({ failure }) => failure?.service === 'Slack' && codes.includes(failure.code));
    },
    requeue: async (deliveries, now) => {
      if (deliveries.length === 0) return 0;
      const queued = await inTransaction(db, (transaction) => requeueFailed(transaction, deliveries, now));
      if (queued > 0) onDeliveriesStored();
      return queued;
    },
  };
}

/** The failure is JSON, in which a code stands like this in both databases. */
export function failedQuery(db: Kysely<Schema>, codes: readonly string[], limit: number) {
  return db
    .selectFrom('delivery')
    .where(isFailed)
    .where((eb) => eb.or(codes.map((code) => eb('failure', 'like', `%"code":"${code}"%`))))
    .orderBy('id')
    .limit(limit);
}
