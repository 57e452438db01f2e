import type { Database } from './database.js';
import { keepPrivate } from './keep-private.js';
import { openPostgres } from './open-postgres.js';
import { openSqlite } from './open-sqlite.js';

/**
 * Opens the database that an address names. PostgreSQL is not connected to before the first query.
 * @param address one that `refuseUnsupported` lets pass
 * @param onConnectionLost is told when a connection to PostgreSQL breaks that nobody was using
 * @throws when the address cannot be read or the file cannot be opened
 */
export async function openDatabase<Tables>(
  address: string,
  onConnectionLost: (error: Error) => void,
): Promise<Database<Tables>> {
  if (isPostgres(address)) return { dialect: 'postgres', db: openPostgres(address, onConnectionLost) };
  const path = address.replace(/^sqlite:/, '');
  if (path !== ':memory:') await keepPrivate(path);
  return { dialect: 'sqlite', db: openSqlite(path) };
}

/** The database as a message may name it: SQLite's own words name no file, and PostgreSQL's address holds a password. */
export function nameDatabase(address: string): string {
  if (!isPostgres(address)) return address.replace(/^sqlite:/, '');
  if (!URL.canParse(address)) return 'PostgreSQL';
  const { host, pathname } = new URL(address);
  // With a / in the password that is not encoded, a piece of the password would stand here.
  return pathname.includes('@') ? 'PostgreSQL' : `PostgreSQL at ${host}${pathname}`;
}

function isPostgres(address: string): boolean {
  return /^postgres(ql)?:\/\//.test(address);
}

/** @throws when the address is of no database that is supported. It may hold a password, so only its scheme is named. */
export function refuseUnsupported(address: string): void {
  if (isPostgres(address) || /^sqlite:./.test(address)) return;
  const scheme = /^(?:postgres(?:ql)?|mysql|mariadb|mongodb|mssql|redis|file|https?|sqlite):/i.exec(address)?.[0];
  throw new Error(
    `The database address has ${scheme === undefined ? 'no scheme' : `the scheme "${scheme}"`}, which is not supported. ` +
      'Supported are sqlite:data/runbook.db for a file, sqlite::memory: for a trial that forgets everything, and ' +
      'postgres://user:password@host:5432/name.',
  );
}
