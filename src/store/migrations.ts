import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from './schema.js';

/** A step from the previous version of the tables to `version`. A step that has been released is never changed. */
export interface Migration {
  readonly version: number;
  readonly up: (db: Kysely<Schema>) => Promise<void>;
}

export const migrations: readonly Migration[] = [{ version: 1, up: createTables }];

async function createTables(db: Kysely<Schema>): Promise<void> {
  await createCalls(db);
  await createDeliveries(db);
  await createPosts(db);
  await createSeenRequests(db);
}

async function createCalls(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('call')
    // Never reused: the keys of deliveries and the marker of the comment on the issue contain the id.
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('project_id', 'bigint', (column) => column.notNull())
    .addColumn('issue_iid', 'bigint', (column) => column.notNull())
    .addColumn('product', 'text', (column) => column.notNull())
    .addColumn('instant', 'bigint', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('fields', 'text', (column) => column.notNull())
    .addColumn('announced_by', 'text', (column) => column.notNull())
    .addColumn('announced_at', 'bigint', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addUniqueConstraint('call_issue', ['project_id', 'issue_iid'])
    .execute();
}

async function createDeliveries(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('delivery')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('call_id', 'integer', (column) => column.notNull().references('call.id'))
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('attempt_at', 'bigint', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('first_attempt_at', 'bigint')
    .addColumn('owner', 'text')
    .addColumn('failure', 'text')
    .addColumn('settled_at', 'bigint')
    .addCheckConstraint('delivery_state', sql`state in ('pending', 'sending', 'sent', 'failed')`)
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

/** With these, finding what is due costs the same however many deliveries have been sent or wait for their day. */
async function indexDeliveries(db: Kysely<Schema>): Promise<void> {
  await db.schema.createIndex('delivery_of_call').on('delivery').column('call_id').execute();
  await db.schema.createIndex('delivery_attempt').on('delivery').columns(['state', 'attempt_at']).execute();
  await db.schema.createIndex('delivery_lane').on('delivery').columns(['lane', 'state', 'due_at', 'id']).execute();
  // What claiming promises, held by the database itself: a lane is served by one at a time.
  await db.schema
    .createIndex('delivery_one_sending_in_lane')
    .on('delivery')
    .column('lane')
    .unique()
    .where(sql.ref('state'), '=', sql.lit('sending'))
    .execute();
}

async function createPosts(db: Kysely<Schema>): Promise<void> {
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

async function createSeenRequests(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('seen_request')
    .addColumn('signature', 'text', (column) => column.primaryKey())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('seen_request_age').on('seen_request').column('seen_at').execute();
}
