import type { Kysely } from 'kysely';
import type { VersionTables } from '../database/migrate.js';
import { isFailed } from './indexed-conditions.js';

/** What the names of channels mean, what a channel was when a call was announced there, and where to find what has failed. */
export async function addChannels(db: Kysely<VersionTables>): Promise<void> {
  await db.schema
    .createTable('channel_binding')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('bound_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.alterTable('post').addColumn('channel_name', 'text').execute();
  await db.schema.alterTable('post').addColumn('is_private', 'integer').execute();
  await db.schema.createIndex('delivery_failed').on('delivery').column('id').where(isFailed).execute();
}
