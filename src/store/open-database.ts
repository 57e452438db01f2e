import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from './engine.js';
import { openPostgres } from './open-postgres.js';
import { openSqlite } from './open-sqlite.js';

/**
 * Opens the database that an address names. PostgreSQL is not connected to before the first query.
 * @param onConnectionLost is told when a connection to PostgreSQL breaks that nobody was using
 * @throws when the address is of another kind or cannot be read, or the file cannot be opened
 */
export async function openDatabase(address: string, onConnectionLost: (error: Error) => void): Promise<Database> {
  if (isPostgres(address)) return { engine: 'postgres', db: openPostgres(address, onConnectionLost) };
  const path = /^sqlite:(.+)$/.exec(address)?.[1];
  if (path === undefined) throw new Error(unsupported(address));
  if (path !== ':memory:') await mkdir(dirname(path), { recursive: true });
  return { engine: 'sqlite', db: openSqlite(path) };
}

/** The database as a message may name it: SQLite's own words name no file, and PostgreSQL's address holds a password. */
export function nameDatabase(address: string): string {
  if (!isPostgres(address)) return address.replace(/^sqlite:/, '');
  return URL.canParse(address) ? `PostgreSQL at ${new URL(address).host}${new URL(address).pathname}` : 'PostgreSQL';
}

function isPostgres(address: string): boolean {
  return /^postgres(ql)?:\/\//.test(address);
}

/** The address may hold a password, so the message names its scheme only. */
function unsupported(address: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(address)?.[0];
  return (
    `The database address has ${scheme === undefined ? 'no scheme' : `the scheme "${scheme}"`}, which is not supported. ` +
    'Supported are sqlite:data/runbook.db for a file, sqlite::memory: for a trial that forgets everything, and ' +
    'postgres://user:password@host:5432/name.'
  );
}
