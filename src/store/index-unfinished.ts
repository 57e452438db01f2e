import type { Kysely } from 'kysely';
import type { VersionTables } from '../database/migrate.js';

/**
 * Version 3: finds what of a call is still to be done without looking at what was done, which grows with every click.
 * SQLite prefers an index of the call alone to a partial one, so it takes that one's place.
 */
export async function indexUnfinished(db: Kysely<VersionTables>): Promise<void> {
  await db.schema.dropIndex('delivery_of_call').execute();
  await db.schema.createIndex('delivery_state_of_call').on('delivery').columns(['call_id', 'state']).execute();
}
