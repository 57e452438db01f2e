import type { Kysely } from 'kysely';

/** Which database it is, for the few places where the two differ. */
export type Dialect = 'sqlite' | 'postgres';

/** An open database with these tables. */
export interface Database<Tables> {
  readonly dialect: Dialect;
  readonly db: Kysely<Tables>;
}
