import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database, Dialect } from './database.js';

/** A step from the previous version of the tables to `version`. A step that has been released is never changed. */
export interface Migration {
  readonly version: number;
  readonly up: (db: Kysely<VersionTables>, dialect: Dialect) => Promise<void>;
}

/** The table that says which migrations a database has had. */
export interface VersionTables {
  schema_version: { version: number; migrated_at: number };
}

/** Any number, as long as it stays the same: it names the lock. */
const migrationLock = 4_207_849_484;

/**
 * Brings the tables up to the version that this code knows, in one transaction: of two processes that start at once,
 * the second waits and then finds nothing to do. `now` is milliseconds since the epoch.
 * @throws when the database is newer than the code; nothing is changed then.
 */
export async function migrate(
  { db, dialect }: Database<VersionTables>,
  now: number,
  migrations: readonly Migration[],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // SQLite's transactions follow each other anyway.
    if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
    const current = await currentVersion(transaction);
    refuseNewer(current, migrations);
    for (const { version, up } of migrations) {
      if (version <= current) continue;
      await up(transaction, dialect);
      await recordVersion(transaction, version, now);
    }
  });
}

async function currentVersion(transaction: Transaction<VersionTables>): Promise<number> {
  await transaction.schema
    .createTable('schema_version')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('migrated_at', 'bigint', (column) => column.notNull())
    .execute();
  const newest = await transaction
    .selectFrom('schema_version')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst();
  return newest?.version ?? 0;
}

async function recordVersion(transaction: Transaction<VersionTables>, version: number, now: number): Promise<void> {
  await transaction.insertInto('schema_version').values({ version, migrated_at: now }).execute();
}

function refuseNewer(current: number, migrations: readonly Migration[]): void {
  const known = Math.max(...migrations.map(({ version }) => version));
  if (current <= known) return;
  throw new Error(
    `The database has version ${current} of the tables, and this version of the app knows only ${known}. ` +
      'A newer version of the app has used this database: start that one, or restore a backup from before the upgrade.',
  );
}
