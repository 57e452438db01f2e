import { sql, type Transaction } from 'kysely';
import type { Dialect } from '../database/connection/database.js';
import type { OutboxTables } from './tables.js';

/** Any number, as long as it stays the same: it tells these advisory locks from others. */
const lockSpace = 1_868_718_392;

/**
 * Has these subjects to itself until the transaction ends. Whoever stores a job with prerequisites, and whoever completes a
 * job, holds its subject: else each could read before the other has committed, and a job whose prerequisite is completed
 * would wait for ever.
 *
 * One order for all locks, so that no two transactions wait for each other: subjects by their numbers, then rows of the
 * application's, then queues by their names, then jobs. What depends on others is read after its lock. SQLite has one
 * writer at a time anyway.
 */
export async function lockSubjects(
  transaction: Transaction<OutboxTables>,
  dialect: Dialect,
  subjectIds: readonly number[],
): Promise<void> {
  if (dialect === 'sqlite') return;
  const ids = [...new Set(subjectIds)].toSorted((a, b) => a - b);
  await sql`
    select pg_advisory_xact_lock(${sql.lit(lockSpace)}, subject) from unnest(${ids}::int[]) as subjects(subject)
  `.execute(transaction);
}
