import type { Kysely } from 'kysely';
import type { VersionTables } from '../database/migrate.js';

/** Finds what of a call is of one kind, and what of that is still to be done, beside thousands of others. */
export async function indexKinds(db: Kysely<VersionTables>): Promise<void> {
  await db.schema.createIndex('delivery_kind_of_call').on('delivery').columns(['call_id', 'kind', 'state']).execute();
}
