import { DatabaseFailure } from './database-failure.js';

/**
 * SQLite's result codes that do not blame the statement: memory, locks, the disk, the file and its permissions. Source:
 * https://www.sqlite.org/rescode.html
 */
const failures: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM',
  8: 'SQLITE_READONLY',
  9: 'SQLITE_INTERRUPT',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  15: 'SQLITE_PROTOCOL',
  17: 'SQLITE_SCHEMA',
  22: 'SQLITE_NOLFS',
  23: 'SQLITE_AUTH',
  26: 'SQLITE_NOTADB',
};

/** On some of the binding's paths there is no code, only SQLite's own message. */
const messages: readonly (readonly [RegExp, string])[] = [
  [/database (table )?is locked|locking protocol/, 'SQLITE_BUSY'],
  [/disk I\/O error/, 'SQLITE_IOERR'],
  [/database or disk is full/, 'SQLITE_FULL'],
  [/unable to open database file/, 'SQLITE_CANTOPEN'],
  [/attempt to write a readonly database/, 'SQLITE_READONLY'],
  [/database disk image is malformed/, 'SQLITE_CORRUPT'],
  [/file is not a database/, 'SQLITE_NOTADB'],
  [/out of metadata/, 'SQLITE_NOMEM'],
  [/^interrupted$/, 'SQLITE_INTERRUPT'],
  [/database is not open/, 'closed'],
];

/** What an error of SQLite's binding is to the app: a failure of the database, or else a bug, which stays as it is. */
export function sqliteFailure(error: unknown): unknown {
  if (error instanceof DatabaseFailure || !hasMessage(error)) return error;
  const code = byNumber(error) ?? messages.find(([pattern]) => pattern.test(error.message))?.[1];
  return code === undefined ? error : new DatabaseFailure(code, error);
}

/** The binding is native: its errors may be of another realm's `Error`. */
function hasMessage(error: unknown): error is { readonly message: string } {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}

/** An extended result code has the plain one in its lowest byte. */
function byNumber(error: object): string | undefined {
  if (!('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return failures[error.errcode & 0xff];
}
