import type { Transaction } from 'kysely';
import type { Dialect } from '../database/database.js';
import { inLanes } from './lanes.js';
import { lockCalls } from './lock-calls.js';
import type { Schema } from './schema.js';

/** Cancels a job of a call that nobody has begun to send. `false` when there is none by this key, or it is too late. */
export async function withdraw(
  transaction: Transaction<Schema>,
  dialect: Dialect,
  callId: number,
  key: string,
): Promise<boolean> {
  await lockCalls(transaction, dialect, [callId]);
  const job = await transaction
    .selectFrom('delivery')
    .select(['id', 'lane'])
    .where('key', '=', key)
    .where('call_id', '=', callId)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  if (!job) return false;
  const cancelled = await inLanes(transaction, [job.lane], () =>
    transaction
      .updateTable('delivery')
      .set({ state: 'cancelled' })
      .where('id', '=', job.id)
      .where('state', '=', 'pending')
      .returning('id')
      .execute(),
  );
  return cancelled.length > 0;
}
