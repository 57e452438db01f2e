import { type ColumnBuilderCallback, type Kysely, sql } from 'kysely';
import type { Dialect } from '../database/database.js';
import type { Migration, VersionTables } from '../database/migrate.js';
import { addChannels } from './add-channels.js';
import { addRecordings } from './add-recordings.js';
import { addReminderPolicy } from './add-reminder-policy.js';
import { chooseContactsByCall } from './choose-contacts-by-call.js';
import { indexKinds } from './index-kinds.js';
import { indexUnfinished } from './index-unfinished.js';
import { isOpen, isSending } from './indexed-conditions.js';
import { addRecordNote } from './record-note.js';

export const migrations: readonly Migration[] = [
  { version: 1, up: createTables },
  { version: 2, up: addRecordings },
  { version: 3, up: indexUnfinished },
  { version: 4, up: addChannels },
  { version: 5, up: chooseContactsByCall },
  { version: 6, up: addReminderPolicy },
  { version: 7, up: addRecordNote },
  { version: 8, up: indexKinds },
];

async function createTables(db: Kysely<VersionTables>, dialect: Dialect): Promise<void> {
  await createCalls(db, dialect);
  await createDeliveries(db, dialect);
  await createLanes(db);
  await createPosts(db);
  await createSeenRequests(db);
  await createContactChoices(db);
}

/** Numbers that stay unique for ever: the keys of deliveries and the marker of the comment on the issue contain them. */
function neverReused(dialect: Dialect): ColumnBuilderCallback {
  return (column) =>
    dialect === 'postgres' ? column.primaryKey().generatedAlwaysAsIdentity() : column.primaryKey().autoIncrement();
}

async function createCalls(db: Kysely<VersionTables>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('call')
    .addColumn('id', 'integer', neverReused(dialect))
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
    .addUniqueConstraint('call_issue', ['project_id', 'issue_iid'])
    .execute();
  await db.schema.createIndex('call_start').on('call').columns(['instant', 'id']).execute();
}

async function createDeliveries(db: Kysely<VersionTables>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('delivery')
    .addColumn('id', 'integer', neverReused(dialect))
    .addColumn('call_id', 'integer', (column) => column.notNull().references('call.id'))
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('attempt_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('first_attempt_at', 'bigint')
    .addColumn('owner', 'text')
    .addColumn('failure', 'text')
    .addColumn('settled_at', 'bigint')
    .addCheckConstraint('delivery_state', sql`state in ('pending', 'sending', 'sent', 'failed', 'missed', 'cancelled')`)
    .addCheckConstraint('delivery_owner', sql`(state = 'sending') = (owner is not null)`)
    .execute();
  await db.schema
    .createTable('prerequisite')
    .addColumn('delivery_id', 'integer', (column) => column.notNull().references('delivery.id'))
    .addColumn('predecessor_key', 'text', (column) => column.notNull().references('delivery.key'))
    .addPrimaryKeyConstraint('prerequisite_pair', ['delivery_id', 'predecessor_key'])
    .execute();
  await indexDeliveries(db);
}

/** With these, what has been sent or waits for its day costs nothing, however much of it there is. */
async function indexDeliveries(db: Kysely<VersionTables>): Promise<void> {
  await db.schema.createIndex('delivery_of_call').on('delivery').column('call_id').execute();
  await db.schema.createIndex('prerequisite_predecessor').on('prerequisite').column('predecessor_key').execute();
  await db.schema
    .createIndex('delivery_in_lane')
    .on('delivery')
    .columns(['lane', 'state desc', 'due_at', 'id'])
    .where(isOpen)
    .execute();
  await db.schema.createIndex('delivery_expiry').on('delivery').column('expires_at').where(isOpen).execute();
  await db.schema.createIndex('delivery_owner').on('delivery').column('owner').where(isSending).execute();
  // What claiming promises, held by the database itself: a lane is served by one at a time.
  await db.schema
    .createIndex('delivery_one_sending_in_lane')
    .on('delivery')
    .column('lane')
    .unique()
    .where(isSending)
    .execute();
}

async function createLanes(db: Kysely<VersionTables>): Promise<void> {
  await db.schema
    .createTable('lane')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('free_at', 'bigint', (column) => column.notNull())
    .addColumn('head_id', 'integer', (column) => column.references('delivery.id'))
    .addColumn('next_at', 'bigint')
    .execute();
  await db.schema.createIndex('lane_next').on('lane').column('next_at').execute();
}

async function createPosts(db: Kysely<VersionTables>): Promise<void> {
  await db.schema
    .createTable('post')
    .addColumn('call_id', 'integer', (column) => column.notNull().references('call.id'))
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('ts', 'text', (column) => column.notNull())
    .addColumn('permalink', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('post_place', ['call_id', 'audience'])
    .execute();
}

async function createSeenRequests(db: Kysely<VersionTables>): Promise<void> {
  await db.schema
    .createTable('seen_request')
    .addColumn('signature', 'text', (column) => column.primaryKey())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('seen_request_age').on('seen_request').column('seen_at').execute();
}

async function createContactChoices(db: Kysely<VersionTables>): Promise<void> {
  await db.schema
    .createTable('contact_choice')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('slack_id', 'text', (column) => column.notNull())
    .addColumn('chosen_by', 'text', (column) => column.notNull())
    .addColumn('chosen_at', 'bigint', (column) => column.notNull())
    .execute();
}
