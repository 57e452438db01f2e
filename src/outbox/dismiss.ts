import type { Transaction } from 'kysely';
import { inChunks } from '../database/connection/chunks.js';
import type { Dialect } from '../database/connection/database.js';
import type { Codec } from './codec.js';
import type { Job, JobTypes } from './job.js';
import { lockSubjects } from './lock-subjects.js';
import { inQueues } from './queues.js';
import { readJobs } from './read-jobs.js';
import { queuesOfSuccessors } from './record-results.js';
import { redactedByKind } from './redact.js';
import type { OutboxTables } from './tables.js';

/** Which failed jobs of a subject a person sees to. */
export interface Dismissal<Types extends JobTypes> {
  readonly subjectId: number;
  readonly isMeant: (failure: Types['failure']) => boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Cancels failed jobs, and releases what waited for them unless they are indispensable. Returns what was cancelled, as it
 * was before.
 */
export async function dismiss<Types extends JobTypes>(
  transaction: Transaction<OutboxTables>,
  dialect: Dialect,
  codec: Codec<Types>,
  { subjectId, isMeant, now }: Dismissal<Types>,
): Promise<readonly Job<Types>[]> {
  await lockSubjects(transaction, dialect, [subjectId]);
  const rows = await transaction
    .selectFrom('job')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'failed')
    .execute();
  const meant = rows.filter(({ failure }) => failure !== null && isMeant(codec.readFailure(failure)));
  if (meant.length === 0) return [];
  const before = await readJobs(transaction, codec, meant);
  const dispensable = before.filter(({ payload }) => !codec.kindOf(payload.kind).isIndispensable);
  const released = dispensable.map(({ key }) => key);
  const queues = [...before.map(({ queue }) => queue), ...(await queuesOfSuccessors(transaction, released))];
  const cancelled = await inQueues(transaction, queues, async () => {
    const ids = await cancel(transaction, codec, meant, now);
    await inChunks(released, (chunk) =>
      transaction.deleteFrom('prerequisite').where('prerequisite_key', 'in', chunk).execute(),
    );
    return new Set(ids);
  });
  return before.filter(({ id }) => cancelled.has(id));
}

/** One that somebody has requeued meanwhile is left alone. */
async function cancel<Types extends JobTypes>(
  transaction: Transaction<OutboxTables>,
  codec: Codec<Types>,
  jobs: readonly { readonly id: number }[],
  now: number,
) {
  const ids = jobs.map(({ id }) => id);
  const rows = await inChunks(ids, (chunk) =>
    transaction
      .updateTable('job')
      .set((eb) => ({ state: 'cancelled', ended_at: now, payload: redactedByKind(codec, eb) }))
      .where('id', 'in', chunk)
      .where('state', '=', 'failed')
      .returning('id')
      .execute(),
  );
  return rows.map(({ id }) => id);
}
