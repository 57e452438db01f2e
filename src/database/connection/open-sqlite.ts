import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { sqliteFailure } from './sqlite-failure.js';
import { untilUnlocked } from './until-unlocked.js';

/** Some of the app's statements come in as many lengths as a list in them; beyond this the oldest is prepared again. */
const cachedStatements = 1_000;

/** How long SQLite itself may wait for a lock, in ms. It blocks the whole process meanwhile, so the rest is waited outside. */
const blockingWait = 20;

/**
 * Opens an SQLite file (made if missing) or `:memory:`, safe for several processes on one file: write-ahead log, every
 * commit on the disk before it is acknowledged, and transactions that take the write lock when they begin.
 */
export function openSqlite<Tables>(path: string): Kysely<Tables> {
  const database = new DatabaseSync(path);
  // A long busy_timeout comes first, because the switch to the write-ahead log takes a lock of its own.
  const settings = [
    ...['busy_timeout = 10000', 'journal_mode = wal', 'synchronous = full', 'foreign_keys = on'],
    // What is deleted, or written over by something shorter, is gone from the file as well.
    'secure_delete = on',
  ];
  for (const setting of [...settings, `busy_timeout = ${blockingWait}`]) database.exec(`pragma ${setting}`);
  return new Kysely<Tables>({ dialect: new ImmediateDialect({ database: cacheStatements(database) }) });
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }
}

/**
 * Takes the write lock at `begin`: a deferred transaction that reads and then writes fails at once when another process
 * has written in between. With the lock held from the start, "locked" can only mean that a statement did nothing yet,
 * so it is safe to repeat.
 */
class ImmediateDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: async (query) => {
        try {
          return await untilUnlocked(() => connection.executeQuery(query));
        } catch (error) {
          throw sqliteFailure(error);
        }
      },
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** Preparing a statement costs more than running one of ours, so each is prepared once. */
function cacheStatements(database: DatabaseSyncInstance): SqliteDatabase {
  const cache = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = cache.get(sql);
      if (known) return known;
      const [oldest] = cache.keys();
      if (cache.size >= cachedStatements && oldest !== undefined) cache.delete(oldest);
      const statement = prepare(database, sql);
      cache.set(sql, statement);
      return statement;
    },
    close() {
      cache.clear();
      database.close();
    },
  };
}

function prepare(database: DatabaseSyncInstance, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters),
    run: (parameters) => statement.run(...parameters),
    iterate: (parameters) => statement.iterate(...parameters),
  };
}
