import { sql } from 'kysely';

/**
 * The conditions of the partial indexes on `delivery`. SQLite uses such an index only for a query that has the index's
 * condition in its very words, not as parameters.
 */
export const isOpen = sql<boolean>`state in ('pending', 'sending')`;
export const isSending = sql<boolean>`state = 'sending'`;
export const isFailed = sql<boolean>`state = 'failed'`;
