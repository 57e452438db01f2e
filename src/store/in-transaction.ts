import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.js';

/** Does the work in one transaction: all of it is committed, or nothing. */
export function inTransaction<Result>(
  db: Kysely<Schema>,
  work: (transaction: Transaction<Schema>) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(work);
}
