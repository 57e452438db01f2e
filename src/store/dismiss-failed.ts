import type { Transaction } from 'kysely';
import { inChunks } from '../database/chunks.js';
import type { Dialect } from '../database/database.js';
import type { Delivery, DeliveryContent, FailureCause } from '../domain/call/delivery.js';
import { failure, fromColumn } from './json-columns.js';
import { inLanes } from './lanes.js';
import { lockCalls } from './lock-calls.js';
import { readDeliveries } from './read-deliveries.js';
import { withoutEdits } from './redact.js';
import type { Schema } from './schema.js';
import { lanesOfSuccessors } from './settle.js';

/** What waits for one of these needs the message: its address, or a place to reply to. */
const needed: readonly DeliveryContent['kind'][] = ['announcement', 'summary'];

/**
 * Cancels the failed deliveries of a call that failed for this cause, and lets go on what waited for them. Returns what
 * was cancelled, as it was before.
 * @param now milliseconds since the epoch
 */
export async function dismissFailed(
  transaction: Transaction<Schema>,
  dialect: Dialect,
  callId: number,
  cause: FailureCause,
  now: number,
): Promise<readonly Delivery[]> {
  await lockCalls(transaction, dialect, [callId]);
  const rows = await transaction
    .selectFrom('delivery')
    .selectAll()
    .where('call_id', '=', callId)
    .where('state', '=', 'failed')
    .execute();
  const meant = rows.filter((row) => row.failure !== null && isOf(cause, row.failure));
  if (meant.length === 0) return [];
  const before = await readDeliveries(transaction, meant);
  const done = before.filter(({ content }) => !needed.includes(content.kind)).map(({ key }) => key);
  const lanes = [...before.map(({ lane }) => lane), ...(await lanesOfSuccessors(transaction, done))];
  const cancelled = await inLanes(transaction, lanes, async () => {
    const ids = await cancel(
      transaction,
      before.map(({ id }) => id),
      now,
    );
    await inChunks(done, (chunk) =>
      transaction.deleteFrom('prerequisite').where('predecessor_key', 'in', chunk).execute(),
    );
    return new Set(ids);
  });
  return before.filter(({ id }) => cancelled.has(id));
}

function isOf(cause: FailureCause, column: string): boolean {
  const { service, code } = fromColumn(failure, column);
  return service === cause.service && code === cause.code;
}

/** One that somebody has queued again meanwhile is left alone. */
async function cancel(transaction: Transaction<Schema>, ids: readonly number[], now: number) {
  const rows = await inChunks(ids, (chunk) =>
    transaction
      .updateTable('delivery')
      .set((eb) => ({ state: 'cancelled', settled_at: now, content: withoutEdits(eb) }))
      .where('id', 'in', chunk)
      .where('state', '=', 'failed')
      .returning('id')
      .execute(),
  );
  return rows.map(({ id }) => id);
}
