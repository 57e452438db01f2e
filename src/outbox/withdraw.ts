import type { Transaction } from 'kysely';
import type { Dialect } from '../database/connection/database.js';
import { lockSubjects } from './lock-subjects.js';
import { inQueues } from './queues.js';
import type { OutboxTables } from './tables.js';

/** Cancels a pending job of a subject. `false` when there is none by this key, or an attempt has begun. */
export async function withdraw(
  transaction: Transaction<OutboxTables>,
  dialect: Dialect,
  subjectId: number,
  key: string,
): Promise<boolean> {
  await lockSubjects(transaction, dialect, [subjectId]);
  const job = await transaction
    .selectFrom('job')
    .select(['id', 'queue'])
    .where('key', '=', key)
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  if (!job) return false;
  const cancelled = await inQueues(transaction, [job.queue], () =>
    transaction
      .updateTable('job')
      .set({ state: 'cancelled' })
      .where('id', '=', job.id)
      .where('state', '=', 'pending')
      .returning('id')
      .execute(),
  );
  return cancelled.length > 0;
}
