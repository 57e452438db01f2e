import { type Kysely, sql } from 'kysely';
import { autoIncrement } from '../database/connection/auto-increment.js';
import type { Dialect } from '../database/connection/database.js';
import { isFailed, isOpen, isRunning } from './indexed-conditions.js';
import { jobStates } from './job.js';

/** Makes the outbox's tables, for a migration of the application's. */
export async function createOutboxTables<Tables>(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await createJobs(db, dialect);
  await indexJobs(db);
  await createPrerequisites(db);
  await createQueues(db);
}

async function createJobs<Tables>(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const states = sql.join(jobStates.map((state) => sql.lit(state)));
  await db.schema
    .createTable('job')
    .addColumn('id', 'integer', autoIncrement(dialect))
    .addColumn('subject_id', 'integer', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('queue', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('attempt_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('first_attempt_at', 'bigint')
    .addColumn('owner', 'text')
    .addColumn('failure', 'text')
    .addColumn('ended_at', 'bigint')
    .addCheckConstraint('job_state', sql`state in (${states})`)
    .addCheckConstraint('job_owner', sql`(state = 'running') = (owner is not null)`)
    .execute();
}

/** With these, what has ended or waits for its day costs nothing, however much of it there is. */
async function indexJobs<Tables>(db: Kysely<Tables>): Promise<void> {
  // SQLite prefers an index of the subject alone to a partial one, so there is one that has everything.
  await db.schema.createIndex('job_state_of_subject').on('job').columns(['subject_id', 'state']).execute();
  await db.schema.createIndex('job_kind_of_subject').on('job').columns(['subject_id', 'kind', 'state']).execute();
  await db.schema
    .createIndex('job_in_queue')
    .on('job')
    .columns(['queue', 'state desc', 'due_at', 'id'])
    .where(isOpen)
    .execute();
  await db.schema.createIndex('job_expiry').on('job').column('expires_at').where(isOpen).execute();
  await db.schema.createIndex('job_lease').on('job').column('owner').where(isRunning).execute();
  await db.schema.createIndex('job_failed').on('job').column('id').where(isFailed).execute();
  // What claiming guarantees, held by the database itself: a queue performs one job at a time.
  await db.schema.createIndex('job_one_running_in_queue').on('job').column('queue').unique().where(isRunning).execute();
}

async function createPrerequisites<Tables>(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('prerequisite')
    .addColumn('job_id', 'integer', (column) => column.notNull().references('job.id'))
    .addColumn('prerequisite_key', 'text', (column) => column.notNull().references('job.key'))
    .addPrimaryKeyConstraint('prerequisite_pair', ['job_id', 'prerequisite_key'])
    .execute();
  await db.schema.createIndex('prerequisite_key').on('prerequisite').column('prerequisite_key').execute();
}

async function createQueues<Tables>(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('queue')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('free_at', 'bigint', (column) => column.notNull())
    .addColumn('next_job_id', 'integer', (column) => column.references('job.id'))
    .addColumn('next_at', 'bigint')
    .execute();
  await db.schema.createIndex('queue_next').on('queue').column('next_at').execute();
}
