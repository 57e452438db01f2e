import type { Transaction } from 'kysely';
import type { Codec } from './codec.js';
import type { Job, JobTypes } from './job.js';
import type { OutboxTables } from './tables.js';

/**
 * A job is completed: earlier ones of its subject and kind that have failed, or wait for another attempt, forget what it has
 * replaced. Their queue is held. What is left of them, if only nothing, stays to be tried again: others may wait for it.
 */
export async function supersede<Types extends JobTypes>(
  transaction: Transaction<OutboxTables>,
  codec: Codec<Types>,
  { id, subjectId, payload: completed }: Job<Types>,
): Promise<void> {
  const { supersede: withoutReplaced } = codec.kindOf(completed.kind);
  if (!withoutReplaced) return;
  const earlier = await transaction
    .selectFrom('job')
    .select(['id', 'payload'])
    .where('subject_id', '=', subjectId)
    .where('id', '<', id)
    .where('kind', '=', completed.kind)
    .where('state', 'in', ['failed', 'pending'])
    .execute();
  for (const row of earlier) {
    const left = codec.writePayload(withoutReplaced(codec.readPayload(row.payload), completed));
    if (left !== row.payload)
      await transaction.updateTable('job').set({ payload: left }).where('id', '=', row.id).execute();
  }
}
