import type { Kysely } from 'kysely';
import type { VersionTables } from '../database/migrate.js';

/**
 * Who is meant by a name belongs to a call. What was chosen before held for every call, whoever had said so, and is
 * forgotten; announced calls keep their people, who stand in their fields.
 */
export async function chooseContactsByCall(db: Kysely<VersionTables>): Promise<void> {
  await db.schema.dropTable('contact_choice').execute();
  await db.schema
    .createTable('contact_choice')
    .addColumn('call_id', 'integer', (column) => column.notNull().references('call.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('slack_id', 'text', (column) => column.notNull())
    .addColumn('chosen_by', 'text', (column) => column.notNull())
    .addColumn('chosen_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('contact_choice_of_call', ['call_id', 'name'])
    .execute();
  await db.schema.createIndex('contact_choice_name').on('contact_choice').column('name').execute();
}
