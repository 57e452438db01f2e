import { sql } from 'kysely';

/**
 * The conditions of the partial indexes on `job`. SQLite uses such an index only for a query that has the index's condition
 * literally, not as parameters.
 */
export const isOpen = sql<boolean>`state in ('pending', 'running')`;
export const isRunning = sql<boolean>`state = 'running'`;
export const isFailed = sql<boolean>`state = 'failed'`;
