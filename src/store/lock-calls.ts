import type { Transaction } from 'kysely';
import { inChunks } from '../database/chunks.js';
import type { Dialect } from '../database/database.js';
import type { Schema } from './schema.js';

/**
 * Has these calls to itself until the transaction ends. Whoever stores a job with prerequisites, and whoever completes a
 * job, holds its call: else each could read before the other has committed, and a job whose prerequisite is completed
 * would wait for ever.
 *
 * One order for all locks, so that no two transactions wait for each other: calls by their numbers, then queues by their
 * names, then jobs. What depends on others is read after its lock. SQLite has one writer at a time anyway.
 */
export async function lockCalls(
  transaction: Transaction<Schema>,
  dialect: Dialect,
  callIds: readonly number[],
): Promise<void> {
  if (dialect === 'sqlite') return;
  const ids = [...new Set(callIds)].toSorted((a, b) => a - b);
  await inChunks(ids, (chunk) =>
    transaction.selectFrom('call').select('id').where('id', 'in', chunk).orderBy('id').forNoKeyUpdate().execute(),
  );
}
