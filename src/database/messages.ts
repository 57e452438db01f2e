import type { Kysely, Transaction } from 'kysely';
import type { PlacedMessage } from '../call/call.js';
import { toMessage } from './rows.js';
import type { Schema } from './schema.js';

/** The messages of a call that are changed later on, by their names. */
export async function messagesOf(db: Kysely<Schema>, callId: number): Promise<readonly PlacedMessage[]> {
  const rows = await db.selectFrom('message').selectAll().where('call_id', '=', callId).orderBy('name').execute();
  return rows.map(toMessage);
}

/** Keeps where a message stands, within the transaction that completes its job. One name stands in one place. */
export async function storeMessage(
  transaction: Transaction<Schema>,
  callId: number,
  { name, channelId, ts, permalink }: PlacedMessage,
): Promise<void> {
  const place = { channel_id: channelId, ts, permalink: permalink ?? null };
  await transaction
    .insertInto('message')
    .values({ call_id: callId, name, ...place })
    .onConflict((conflict) => conflict.columns(['call_id', 'name']).doUpdateSet(place))
    .execute();
}
