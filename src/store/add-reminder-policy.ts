import type { Kysely } from 'kysely';
import type { VersionTables } from '../database/migrate.js';

/** With which settings the reminders of a call were planned. Of calls that exist nobody knows: they are planned anew once. */
export async function addReminderPolicy(db: Kysely<VersionTables>): Promise<void> {
  await db.schema.alterTable('call').addColumn('reminder_policy', 'text').execute();
}
