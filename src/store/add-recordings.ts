import { type Kysely, sql } from 'kysely';
import type { VersionTables } from '../database/migrate.js';

/**
 * Version 2: what is recorded of a call, the messages that follow it, and what people have typed so far. Edits that were
 * made before lose their words, as they do from now on when they are made.
 */
export async function addRecordings(db: Kysely<VersionTables>): Promise<void> {
  await addRecording(db);
  await createMessages(db);
  await createDrafts(db);
  await sql`
    update delivery set content = '{"kind":"issue-edit","edits":[]}'
    where kind = 'issue-edit' and state in ('sent', 'missed', 'cancelled')
  `.execute(db);
}

async function addRecording(db: Kysely<VersionTables>): Promise<void> {
  await db.schema
    .alterTable('call')
    .addColumn('recording', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
  await db.schema
    .alterTable('call')
    .addColumn('recording_revision', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}

async function createMessages(db: Kysely<VersionTables>): Promise<void> {
  await db.schema
    .createTable('message')
    .addColumn('call_id', 'integer', (column) => column.notNull().references('call.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('ts', 'text', (column) => column.notNull())
    .addColumn('permalink', 'text')
    .addPrimaryKeyConstraint('message_name', ['call_id', 'name'])
    .execute();
}

async function createDrafts(db: Kysely<VersionTables>): Promise<void> {
  await db.schema
    .createTable('draft')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('slack_id', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('kept_at', 'bigint', (column) => column.notNull())
    .execute();
}
