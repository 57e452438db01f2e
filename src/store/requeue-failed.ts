import type { Transaction } from 'kysely';
import { inChunks } from '../database/chunks.js';
import { inLanes } from './lanes.js';
import type { Schema } from './schema.js';

/**
 * Queues failed jobs again, and returns how many there were. The count of attempts begins again at one, not at zero:
 * something was begun before, so the next attempt first searches for what the earlier ones may have left behind.
 * @param now milliseconds since the epoch
 */
export async function requeueFailed(
  transaction: Transaction<Schema>,
  jobs: readonly { readonly id: number; readonly lane: string }[],
  now: number,
): Promise<number> {
  if (jobs.length === 0) return 0;
  const lanes = jobs.map(({ lane }) => lane);
  const ids = jobs.map(({ id }) => id);
  const queued = await inLanes(transaction, lanes, () =>
    inChunks(ids, (chunk) =>
      transaction
        .updateTable('delivery')
        .set({ state: 'pending', attempts: 1, due_at: now, attempt_at: now, settled_at: null })
        .where('id', 'in', chunk)
        .where('state', '=', 'failed')
        .returning('id')
        .execute(),
    ),
  );
  return queued.length;
}
