import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { DatabaseFailure } from '../../../src/database/connection/database-failure.js';
import { openSqlite } from '../../../src/database/connection/open-sqlite.js';
import { postgresFailure } from '../../../src/database/connection/postgres-failure.js';
import { sqliteFailure } from '../../../src/database/connection/sqlite-failure.js';

function fromServer(code: string): Error {
  return Object.assign(new pg.DatabaseError(`PostgreSQL says ${code}`, 1, 'error'), { code });
}

function fromSystem(message: string, code?: string): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

describe('PostgreSQL', () => {
  it.each([
    ['08000', 'connection_exception'],
    ['08006', 'connection_failure'],
    ['08P01', 'protocol_violation, as PgBouncer says it of a server that is gone'],
    ['25006', 'read_only_sql_transaction, after a failover'],
    ['25P03', 'idle_in_transaction_session_timeout'],
    ['28P01', 'invalid_password, after it was changed'],
    ['3D000', 'invalid_catalog_name'],
    ['40001', 'serialization_failure'],
    ['40P01', 'deadlock_detected'],
    ['42501', 'insufficient_privilege'],
    ['53100', 'disk_full'],
    ['53200', 'out_of_memory'],
    ['53300', 'too_many_connections'],
    ['55P03', 'lock_not_available'],
    ['57014', 'query_canceled, by a statement timeout'],
    ['57P01', 'admin_shutdown'],
    ['57P02', 'crash_shutdown'],
    ['57P03', 'cannot_connect_now'],
    ['58030', 'io_error'],
    ['XX000', 'internal_error'],
  ])('fails with %s (%s)', (code) => {
    expect(postgresFailure(fromServer(code))).toMatchObject({ name: 'DatabaseFailure', code });
  });

  it.each([
    ['22001', 'string_data_right_truncation'],
    ['22P02', 'invalid_text_representation'],
    ['23502', 'not_null_violation'],
    ['23503', 'foreign_key_violation'],
    ['23505', 'unique_violation'],
    ['42601', 'syntax_error'],
    ['42P01', 'undefined_table'],
    ['0A000', 'feature_not_supported'],
  ])('points at a bug with %s (%s)', (code) => {
    const error = fromServer(code);

    expect(postgresFailure(error)).toBe(error);
  });

  it.each<[Error, string]>([
    [fromSystem('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'), 'ECONNREFUSED'],
    [fromSystem('read ECONNRESET', 'ECONNRESET'), 'ECONNRESET'],
    [fromSystem('getaddrinfo ENOTFOUND db', 'ENOTFOUND'), 'ENOTFOUND'],
    [new AggregateError([fromSystem('a'), fromSystem('b')], 'two addresses'), 'connection'],
    [fromSystem('Connection terminated unexpectedly'), 'connection'],
    [fromSystem('Query read timeout'), 'connection'],
    [fromSystem('timeout exceeded when trying to connect'), 'connection'],
    [fromSystem('Client has encountered a connection error and is not queryable'), 'connection'],
  ])('fails when the connection does: %s', (error, code) => {
    expect(postgresFailure(error)).toMatchObject({ name: 'DatabaseFailure', code, cause: error });
  });

  it('points at a bug when a value cannot be sent', () => {
    const error = new TypeError('Converting circular structure to JSON');

    expect(postgresFailure(error)).toBe(error);
  });
});

describe('SQLite', () => {
  it.each([
    [5, 'SQLITE_BUSY'],
    [261, 'SQLITE_BUSY'],
    [517, 'SQLITE_BUSY'],
    [6, 'SQLITE_LOCKED'],
    [7, 'SQLITE_NOMEM'],
    [8, 'SQLITE_READONLY'],
    [10, 'SQLITE_IOERR'],
    [266, 'SQLITE_IOERR'],
    [4874, 'SQLITE_IOERR'],
    [11, 'SQLITE_CORRUPT'],
    [13, 'SQLITE_FULL'],
    [14, 'SQLITE_CANTOPEN'],
    [26, 'SQLITE_NOTADB'],
  ])('fails with result code %i', (errcode, code) => {
    expect(sqliteFailure(Object.assign(new Error('?'), { errcode }))).toMatchObject({ name: 'DatabaseFailure', code });
  });

  it.each([
    ['database is locked', 'SQLITE_BUSY'],
    ['database table is locked: queue', 'SQLITE_BUSY'],
    ['disk I/O error', 'SQLITE_IOERR'],
    ['database or disk is full', 'SQLITE_FULL'],
    ['unable to open database file', 'SQLITE_CANTOPEN'],
    ['attempt to write a readonly database', 'SQLITE_READONLY'],
    ['database is not open', 'closed'],
  ])('fails with “%s”', (message, code) => {
    expect(sqliteFailure(new Error(message))).toMatchObject({ name: 'DatabaseFailure', code });
  });

  it.each(['insert into t values (1), (1)', 'insert into t values (null)', 'select * from nowhere', 'selec'])(
    'points at a bug with a statement that is wrong: %s',
    async (statement) => {
      const db = openSqlite<Record<string, never>>(':memory:');
      await db.executeQuery(query('create table t (a integer not null unique)'));

      const error = await db.executeQuery(query(statement)).catch((caught) => caught);

      expect(error).toMatchObject({ message: expect.any(String) });
      expect(error).not.toBeInstanceOf(DatabaseFailure);
      await db.destroy();
    },
  );

  it('fails through its driver when the disk is full', async () => {
    const db = openSqlite<Record<string, never>>(':memory:');
    await db.executeQuery(query('pragma max_page_count = 2'));

    const error = await db.executeQuery(query('create table t as select randomblob(100000)')).catch((caught) => caught);

    expect(error).toMatchObject({ name: 'DatabaseFailure', code: 'SQLITE_FULL' });
    await db.destroy();
  });
});

function query(statement: string) {
  return CompiledQuery.raw(statement);
}
