import { sql } from 'kysely';
import type { Database } from './database.js';

/**
 * Empties SQLite's write-ahead log, which keeps deleted and overwritten pages until it is reused: with little traffic that
 * can take weeks. When another process uses the database just then, the log is left for the next time. PostgreSQL recycles
 * its own log.
 */
export async function checkpointWal<Tables>({ db, dialect }: Database<Tables>): Promise<void> {
  if (dialect === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
