import { sql, type Transaction } from 'kysely';
import type { Database } from './engine.js';
import { type Migration, migrations } from './migrations.js';
import type { Schema } from './schema.js';

/** Any number, as long as it stays the same: it names the lock. */
const migrationLock = 4_207_849_484;

/**
 * Brings the tables up to the version that this code knows, in one transaction: of two processes that start at once,
 * the second waits and then finds nothing to do. `now` is milliseconds since the epoch.
 * @throws when the database is newer than the code; nothing is changed then.
 */
export async function migrate(
  { db, engine }: Database,
  now: number,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // SQLite's transactions follow each other anyway.
    if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
    const current = await currentVersion(transaction);
    refuseNewer(current, steps);
    for (const step of steps.filter(({ version }) => version > current)) {
      await step.up(transaction, engine);
      await transaction.insertInto('schema_version').values({ version: step.version, migrated_at: now }).execute();
    }
  });
}

async function currentVersion(transaction: Transaction<Schema>): Promise<number> {
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

function refuseNewer(current: number, steps: readonly Migration[]): void {
  const known = Math.max(...steps.map(({ version }) => version));
  if (current <= known) return;
  throw new Error(
    `The database has version ${current} of the tables, and this version of the app knows only ${known}. ` +
      'A newer version of the app has used this database: start that one, or restore a backup from before the upgrade.',
  );
}
