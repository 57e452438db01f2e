import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';

/** Which database it is, for the few places where the two differ. */
export type Engine = 'sqlite' | 'postgres';

/** A database that is open. */
export interface Database {
  readonly engine: Engine;
  readonly db: Kysely<Schema>;
}
