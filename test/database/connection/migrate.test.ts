import type { Kysely } from 'kysely';
import { type Migration, migrate } from '../../../src/database/connection/migrate.js';
import { openSqlite } from '../../../src/database/connection/open-sqlite.js';
import { migrations } from '../../../src/database/migrations.js';
import type { Schema } from '../../../src/database/schema.js';
import { emptySqliteFile } from '../empty-sqlite-file.js';

const newest = migrations.length;
const known = migrations.map(({ version }) => ({ version, migrated_at: 1_000 }));

const addNote: Migration = {
  version: newest + 1,
  up: (db) => db.schema.alterTable('call').addColumn('note', 'text').execute(),
};

const breaksHalfway: Migration = {
  version: newest + 1,
  up: async (db) => {
    await db.schema.alterTable('call').addColumn('note', 'text').execute();
    await db.schema.dropTable('no_such_table').execute();
  },
};

async function versionsOf(db: Kysely<Schema>): Promise<readonly object[]> {
  return db.selectFrom('schema_version').selectAll().orderBy('version').execute();
}

async function columnsOfCall(db: Kysely<Schema>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables();
  return tables.find(({ name }) => name === 'call')?.columns.map(({ name }) => name) ?? [];
}

describe('migrating', () => {
  let db: Kysely<Schema>;

  beforeEach(() => {
    db = openSqlite<Schema>(':memory:');
  });

  afterEach(() => db.destroy());

  it('makes the tables once', async () => {
    await migrate({ dialect: 'sqlite', db }, 1_000, migrations);
    await migrate({ dialect: 'sqlite', db }, 2_000, migrations);

    expect(await versionsOf(db)).toEqual(known);
  });

  it('does the steps that a database from an older version lacks', async () => {
    await migrate({ dialect: 'sqlite', db }, 1_000, migrations);

    await migrate({ dialect: 'sqlite', db }, 2_000, [...migrations, addNote]);

    expect(await versionsOf(db)).toEqual([...known, { version: newest + 1, migrated_at: 2_000 }]);
    expect(await columnsOfCall(db)).toContain('note');
  });

  it('refuses a database that a newer version has used, and changes nothing', async () => {
    await migrate({ dialect: 'sqlite', db }, 1_000, [...migrations, addNote]);

    await expect(migrate({ dialect: 'sqlite', db }, 2_000, migrations)).rejects.toThrow(
      `The database has version ${newest + 1} of the tables, and this version of the app knows only ${newest}.`,
    );

    expect(await versionsOf(db)).toHaveLength(newest + 1);
  });

  it('leaves the tables as they were when a step fails', async () => {
    await migrate({ dialect: 'sqlite', db }, 1_000, migrations);

    await expect(migrate({ dialect: 'sqlite', db }, 2_000, [...migrations, breaksHalfway])).rejects.toThrow(
      'no_such_table',
    );

    expect(await versionsOf(db)).toHaveLength(newest);
    expect(await columnsOfCall(db)).not.toContain('note');
  });

  it('gives several replicas that start at once the same tables', async () => {
    const database = await emptySqliteFile();

    const stores = await Promise.all([1, 2, 3, 4].map(() => database.open()));

    await Promise.all(stores.map((store) => expect(store.ping()).resolves.toBeUndefined()));
    await Promise.all(stores.map((store) => store.close()));
    await database.remove();
  });
});
