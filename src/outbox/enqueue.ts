import type { Insertable, Transaction } from 'kysely';
import { inChunks } from '../database/connection/chunks.js';
import type { Dialect } from '../database/connection/database.js';
import type { Codec } from './codec.js';
import type { JobPlan, JobTypes, NewJob } from './job.js';
import { lockSubjects } from './lock-subjects.js';
import { inQueues } from './queues.js';
import { redactedByKind } from './redact.js';
import type { JobTable, OutboxTables } from './tables.js';

/**
 * Stores what a plan enqueues and cancels what it takes back, within the transaction that stores its cause.
 * @throws when the plan has a job twice, or waits for one that its subject never had: both are mistakes in it.
 */
export async function enqueue<Types extends JobTypes>(
  transaction: Transaction<OutboxTables>,
  dialect: Dialect,
  codec: Codec<Types>,
  subjectId: number,
  plan: JobPlan<Types>,
): Promise<void> {
  await lockSubjects(transaction, dialect, [subjectId]);
  const cancelled = await takenBack(transaction, subjectId, plan);
  const queues = [...plan.jobs, ...cancelled].map(({ queue }) => queue);
  await inQueues(transaction, queues, async () => {
    await cancel(transaction, codec, cancelled);
    await storeJobs(transaction, codec, subjectId, plan.jobs);
  });
}

/**
 * Stores jobs whose subject and queues are held. One whose key is stored already is that same job. If it was cancelled, or
 * no attempt has begun, it becomes as it is planned now; else it stays as it is.
 * @throws as `enqueue` does
 */
export async function storeJobs<Types extends JobTypes>(
  transaction: Transaction<OutboxTables>,
  codec: Codec<Types>,
  subjectId: number,
  jobs: readonly NewJob<Types>[],
): Promise<void> {
  if (jobs.length === 0) return;
  refuseDoubles(jobs);
  const rows = jobs.map((job) => newRow(codec, subjectId, job));
  const stored = await inChunks(rows, (chunk) => storeQuery(transaction, chunk).execute());
  await storePrerequisites(transaction, subjectId, new Map(stored.map(({ id, key }) => [key, id])), jobs);
}

function storeQuery(transaction: Transaction<OutboxTables>, rows: readonly Insertable<JobTable>[]) {
  return transaction
    .insertInto('job')
    .values([...rows])
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((eb) => ({
          queue: eb.ref('excluded.queue'),
          due_at: eb.ref('excluded.due_at'),
          attempt_at: eb.ref('excluded.attempt_at'),
          expires_at: eb.ref('excluded.expires_at'),
          kind: eb.ref('excluded.kind'),
          payload: eb.ref('excluded.payload'),
          state: 'pending',
          // An attempt may have been begun before: then the next is not the first, and reconciles what it left.
          attempts: eb.case().when('job.attempts', '>', 0).then(1).else(0).end(),
          failure: null,
          ended_at: null,
        }))
        .where((eb) =>
          eb.or([
            eb('job.state', '=', 'cancelled'),
            eb.and([
              eb('job.state', '=', 'pending'),
              eb('job.attempts', '=', 0),
              eb('job.queue', '=', eb.ref('excluded.queue')),
            ]),
          ]),
        ),
    )
    .returning(['id', 'key']);
}

async function storePrerequisites(
  transaction: Transaction<OutboxTables>,
  subjectId: number,
  ids: ReadonlyMap<string, number>,
  jobs: readonly Pick<NewJob<JobTypes>, 'key' | 'prerequisites'>[],
): Promise<void> {
  await inChunks([...ids.values()], (chunk) =>
    transaction.deleteFrom('prerequisite').where('job_id', 'in', chunk).execute(),
  );
  const rows = jobs.flatMap(({ key, prerequisites }) => {
    const id = ids.get(key);
    return id === undefined ? [] : prerequisites.map((prerequisite_key) => ({ job_id: id, prerequisite_key }));
  });
  await refuseUnknown(transaction, subjectId, new Set(rows.map((row) => row.prerequisite_key)));
  await inChunks(rows, (chunk) =>
    transaction
      .insertInto('prerequisite')
      .values([...chunk])
      .execute(),
  );
}

/** A job waits for jobs of its own subject only: that subject alone is held while it is stored. */
async function refuseUnknown(
  transaction: Transaction<OutboxTables>,
  subjectId: number,
  keys: ReadonlySet<string>,
): Promise<void> {
  const known = await inChunks([...keys], (chunk) =>
    transaction.selectFrom('job').select('key').where('key', 'in', chunk).where('subject_id', '=', subjectId).execute(),
  );
  if (known.length === keys.size) return;
  const unknown = [...keys].filter((key) => !known.some((row) => row.key === key));
  throw new Error(`A plan waits for jobs that were never stored for its subject: ${unknown.join(', ')}`);
}

function newRow<Types extends JobTypes>(
  codec: Codec<Types>,
  subjectId: number,
  job: NewJob<Types>,
): Insertable<JobTable> {
  return {
    subject_id: subjectId,
    key: job.key,
    queue: job.queue,
    due_at: job.dueAt,
    attempt_at: job.dueAt,
    expires_at: job.expiresAt ?? null,
    kind: job.payload.kind,
    payload: codec.writePayload(job.payload),
    state: 'pending',
    attempts: 0,
  };
}

/** The databases would do different things. */
function refuseDoubles(jobs: readonly { readonly key: string }[]): void {
  const keys = jobs.map(({ key }) => key);
  if (new Set(keys).size === keys.length) return;
  throw new Error(`A plan can have a job once; one of these is there twice: ${keys.join(', ')}`);
}

async function takenBack(
  transaction: Transaction<OutboxTables>,
  subjectId: number,
  { cancels, jobs }: JobPlan<JobTypes>,
) {
  if (!cancels || cancels.kinds.length === 0) return [];
  const pending = await transaction
    .selectFrom('job')
    .select(['id', 'key', 'queue'])
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'pending')
    .where('kind', 'in', [...cancels.kinds])
    .where('due_at', '>', cancels.dueAfter)
    .execute();
  const kept = new Set(jobs.map(({ key }) => key));
  return pending.filter(({ key }) => !kept.has(key));
}

/** One that somebody has claimed meanwhile is left alone. */
async function cancel<Types extends JobTypes>(
  transaction: Transaction<OutboxTables>,
  codec: Codec<Types>,
  jobs: readonly { readonly id: number }[],
): Promise<void> {
  const ids = jobs.map(({ id }) => id);
  await inChunks(ids, (chunk) =>
    transaction
      .updateTable('job')
      .set((eb) => ({ state: 'cancelled', payload: redactedByKind(codec, eb) }))
      .where('id', 'in', chunk)
      .where('state', '=', 'pending')
      .execute(),
  );
}
