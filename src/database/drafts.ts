import type { Kysely } from 'kysely';
import type { Drafts } from '../call/ports/store.js';
import type { Schema } from './schema.js';

/** What people have typed so far, in the database, so that every replica finds it. */
export function createDrafts(db: Kysely<Schema>): Drafts {
  return {
    read: async (name, slackId) => {
      const row = await db
        .selectFrom('draft')
        .select('content')
        .where('name', '=', name)
        .where('slack_id', '=', slackId)
        .executeTakeFirst();
      return row?.content;
    },
    keep: async (name, slackId, text, now) => {
      const draft = { slack_id: slackId, content: text, kept_at: now };
      await db
        .insertInto('draft')
        .values({ name, ...draft })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(draft))
        .execute();
    },
    drop: async (name) => {
      await db.deleteFrom('draft').where('name', '=', name).execute();
    },
    forget: async (before) => {
      await db.deleteFrom('draft').where('kept_at', '<', before).execute();
    },
  };
}
