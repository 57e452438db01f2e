import type { Kysely, Transaction } from 'kysely';

/** Two that collide once hardly do so again and again. */
const mostTries = 5;

/**
 * What PostgreSQL answers when two transactions were in each other's way and it has undone one of them:
 * `serialization_failure` and `deadlock_detected`. Source: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const conflicts: ReadonlySet<unknown> = new Set(['40001', '40P01']);

/** Does the work in one transaction: all of it is committed, or nothing. It may be called again after a conflict. */
export async function inTransaction<Tables, Result>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (tries === mostTries || !isConflict(error)) throw error;
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && conflicts.has(error.code);
}
