import type { CrashDatabase } from './crash-database.js';
import { createPostgresDatabase } from './postgres-database.js';
import { createSqliteDatabase } from './sqlite-database.js';

/** A database that the app can be run on. */
export interface Offer {
  readonly name: string;
  readonly create: () => Promise<CrashDatabase>;
}

export const sqlite: Offer = { name: 'SQLite', create: createSqliteDatabase };

/** @param postgres `postgres://…`; SQLite alone when left out */
export function offers(postgres: string | undefined): readonly Offer[] {
  if (postgres === undefined) return [sqlite];
  return [sqlite, { name: 'PostgreSQL', create: () => createPostgresDatabase(postgres) }];
}
