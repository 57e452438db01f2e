import type { Kysely } from 'kysely';
import type { ChannelBindings } from '../call/ports/channels.js';
import type { Schema } from './schema.js';

/** What the names of channels mean, in the database. */
export function createChannelBindings(db: Kysely<Schema>): ChannelBindings {
  const find = async (name: string) => {
    const row = await db.selectFrom('channel_binding').select('channel_id').where('name', '=', name).executeTakeFirst();
    return row?.channel_id;
  };
  return {
    find,
    bind: async (name, channelId, now) => {
      await db
        .insertInto('channel_binding')
        .values({ name, channel_id: channelId, bound_at: now })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
      return (await find(name)) ?? channelId;
    },
  };
}
