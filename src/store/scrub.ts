import { sql } from 'kysely';
import type { Database } from './engine.js';

/**
 * Empties SQLite's write-ahead log, which holds pages as they were until it is written over: in a quiet office that can be
 * weeks. When another process is in the way, it is left for the next time. PostgreSQL looks after its own log.
 */
export async function scrub({ db, engine }: Database): Promise<void> {
  if (engine === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
