import type { ExpressionBuilder, Kysely } from 'kysely';
import { inChunks } from '../database/connection/chunks.js';
import { inTransaction } from '../database/connection/in-transaction.js';
import type { Codec } from './codec.js';
import { isOpen } from './indexed-conditions.js';
import type { Job, JobTypes } from './job.js';
import { inQueues } from './queues.js';
import { readJobs } from './read-jobs.js';
import { redactedByKind } from './redact.js';
import type { OutboxTables } from './tables.js';

/**
 * Makes `expired` what has expired before an attempt was begun. What was begun may have had its effect, whatever became of
 * the process: it is claimed once more to be reconciled (`claim.ts`).
 * @param now milliseconds since the epoch
 * @param limit how many at most, those that expired first: SQLite blocks the process while it works
 */
export async function expire<Types extends JobTypes>(
  db: Kysely<OutboxTables>,
  codec: Codec<Types>,
  now: number,
  limit: number,
): Promise<readonly Job<Types>[]> {
  const due = await expiredQuery(db, now).select(['id', 'queue']).orderBy('expires_at').limit(limit).execute();
  if (due.length === 0) return [];
  const queues = due.map(({ queue }) => queue);
  const ids = due.map(({ id }) => id);
  const expired = await inTransaction(db, (transaction) =>
    inQueues(transaction, queues, () =>
      inChunks(ids, (chunk) =>
        transaction
          .updateTable('job')
          .set((eb) => ({ state: 'expired', ended_at: now, payload: redactedByKind(codec, eb) }))
          .where('id', 'in', chunk)
          .where(isExpired(now))
          .returningAll()
          .execute(),
      ),
    ),
  );
  return readJobs(db, codec, expired);
}

export function expiredQuery(db: Kysely<OutboxTables>, now: number) {
  return db.selectFrom('job').where(isExpired(now));
}

function isExpired(now: number) {
  return (eb: ExpressionBuilder<OutboxTables, 'job'>) =>
    eb.and([isOpen, eb('expires_at', '<=', now), eb('state', '=', 'pending'), eb('attempts', '=', 0)]);
}
