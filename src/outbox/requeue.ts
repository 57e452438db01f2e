import type { Transaction } from 'kysely';
import { inChunks } from '../database/connection/chunks.js';
import { inQueues } from './queues.js';
import type { OutboxTables } from './tables.js';

/**
 * Queues failed jobs again, and returns how many there were. The count of attempts begins again at one, not at zero:
 * an attempt was begun before, so the next one first reconciles what the earlier ones may have done.
 * @param now milliseconds since the epoch
 */
export async function requeue(
  transaction: Transaction<OutboxTables>,
  jobs: readonly { readonly id: number; readonly queue: string }[],
  now: number,
): Promise<number> {
  if (jobs.length === 0) return 0;
  const queues = jobs.map(({ queue }) => queue);
  const ids = jobs.map(({ id }) => id);
  const queued = await inQueues(transaction, queues, () =>
    inChunks(ids, (chunk) =>
      transaction
        .updateTable('job')
        .set({ state: 'pending', attempts: 1, due_at: now, attempt_at: now, ended_at: null })
        .where('id', 'in', chunk)
        .where('state', '=', 'failed')
        .returning('id')
        .execute(),
    ),
  );
  return queued.length;
}
