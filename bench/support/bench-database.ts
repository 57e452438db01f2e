import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { type PostgresServer, selectNumber, withClient } from './postgres-server.js';

/** A database for the app, seen from outside. */
export interface BenchDatabase {
  readonly engine: 'SQLite' | 'PostgreSQL';
  /** As in `DATABASE_URL`. */
  readonly address: string;
  /** The first column of the first row. */
  selectNumber(sql: string): Promise<number>;
  /** Runs statements that return nothing. */
  execute(sql: string): Promise<void>;
  remove(): Promise<void>;
}

/** A file in a folder of its own. How durable it is, the app itself decides: `synchronous = full`. */
export async function createSqliteDatabase(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-bench-'));
  const path = join(folder, 'runbook.db');
  return {
    engine: 'SQLite',
    address: `sqlite:${path}`,
    selectNumber: async (sql) => Number(Object.values(using(path, (database) => database.prepare(sql).get()) ?? {})[0]),
    execute: async (sql) => using(path, (database) => database.exec(sql)),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A database of its own on the server. */
export async function createPostgresDatabase(server: PostgresServer): Promise<BenchDatabase> {
  const address = await server.createDatabase();
  return {
    engine: 'PostgreSQL',
    address,
    selectNumber: (sql) => selectNumber(address, sql),
    execute: async (sql) => {
      await withClient(address, (client) => client.query(sql));
    },
    // It goes with the server.
    remove: async () => {},
  };
}

function using<Result>(path: string, work: (database: InstanceType<typeof DatabaseSync>) => Result): Result {
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma busy_timeout = 10000');
    return work(database);
  } finally {
    database.close();
  }
}
