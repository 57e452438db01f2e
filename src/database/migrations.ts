import type { Kysely } from 'kysely';
import { createOutboxTables } from '../outbox/index.js';
import { autoIncrement } from './connection/auto-increment.js';
import type { Dialect } from './connection/database.js';
import type { Migration, VersionTables } from './connection/migrate.js';

export const migrations: readonly Migration[] = [{ version: 1, up: createTables }];

type Db = Kysely<VersionTables>;

async function createTables(db: Db, dialect: Dialect): Promise<void> {
  await createCalls(db, dialect);
  await createOutboxTables(db, dialect);
  await createPosts(db);
  await createMessages(db);
  await createDrafts(db);
  await createSeenRequests(db);
  await createContactChoices(db);
  await createChannelBindings(db);
}

/** The keys of jobs and the marker of the comment on the issue contain the number of a call, so it is never used again. */
async function createCalls(db: Db, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('call')
    .addColumn('id', 'integer', autoIncrement(dialect))
    .addColumn('project_id', 'bigint', (column) => column.notNull())
    .addColumn('issue_iid', 'bigint', (column) => column.notNull())
    .addColumn('product', 'text', (column) => column.notNull())
    .addColumn('instant', 'bigint', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('fields', 'text', (column) => column.notNull())
    .addColumn('recipients', 'text', (column) => column.notNull())
    .addColumn('planned_minutes', 'integer')
    .addColumn('announced_by', 'text', (column) => column.notNull())
    .addColumn('announced_at', 'bigint', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('recording', 'text', (column) => column.notNull().defaultTo('{}'))
    .addColumn('recording_revision', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('reminder_policy', 'text')
    .addColumn('record_note_id', 'bigint')
    .addUniqueConstraint('call_issue', ['project_id', 'issue_iid'])
    .execute();
  await db.schema.createIndex('call_start').on('call').columns(['instant', 'id']).execute();
}

async function createPosts(db: Db): Promise<void> {
  await db.schema
    .createTable('post')
    .addColumn('call_id', 'integer', (column) => column.notNull().references('call.id'))
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('ts', 'text', (column) => column.notNull())
    .addColumn('permalink', 'text', (column) => column.notNull())
    .addColumn('channel_name', 'text')
    .addColumn('is_private', 'integer')
    .addPrimaryKeyConstraint('post_place', ['call_id', 'audience'])
    .execute();
}

async function createMessages(db: Db): Promise<void> {
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

async function createDrafts(db: Db): Promise<void> {
  await db.schema
    .createTable('draft')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('slack_id', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('kept_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createSeenRequests(db: Db): Promise<void> {
  await db.schema
    .createTable('seen_request')
    .addColumn('signature', 'text', (column) => column.primaryKey())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('seen_request_age').on('seen_request').column('seen_at').execute();
}

async function createContactChoices(db: Db): Promise<void> {
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

async function createChannelBindings(db: Db): Promise<void> {
  await db.schema
    .createTable('channel_binding')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('bound_at', 'bigint', (column) => column.notNull())
    .execute();
}
