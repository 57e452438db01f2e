import type { Kysely } from 'kysely';
import type { SeenRequests } from '../call/ports/store.js';
import type { Schema } from './schema.js';

/** The signatures of answered requests in the database, so that every replica refuses a copy. */
export function createSeenRequests(db: Kysely<Schema>): SeenRequests {
  return {
    firstSeen: async (signature, now) => {
      const stored = await db
        .insertInto('seen_request')
        .values({ signature, seen_at: now })
        .onConflict((conflict) => conflict.column('signature').doNothing())
        .returning('signature')
        .executeTakeFirst();
      return stored !== undefined;
    },
    forget: async (before) => {
      await db.deleteFrom('seen_request').where('seen_at', '<', before).execute();
    },
  };
}
