import { createBatcher } from '../database/connection/batcher.js';
import type { Database } from '../database/connection/database.js';
import { inTransaction } from '../database/connection/in-transaction.js';
import { type ClaimedRow, claimJobs } from './claim.js';
import { createCodec } from './codec.js';
import { dismiss } from './dismiss.js';
import { enqueue } from './enqueue.js';
import { expire } from './expire.js';
import type { JobTypes } from './job.js';
import type { JobKind, Schema } from './job-kind.js';
import { lockSubjects } from './lock-subjects.js';
import type { DispatcherQueries, Outbox } from './outbox.js';
import {
  dueBetweenQuery,
  failedQuery,
  jobsByKey,
  jobsQuery,
  nextDueQuery,
  openJobs,
  readJobs,
  unfinishedQuery,
} from './read-jobs.js';
import { type EndedAttempt, type OnCompleted, recordResults } from './record-results.js';
import { renew } from './renew.js';
import { repairQueues } from './repair-queues.js';
import { requeue } from './requeue.js';
import type { OutboxTables } from './tables.js';
import { withdraw } from './withdraw.js';

/**
 * In milliseconds: a commit waits for the disk, and in a burst there are hundreds of attempts a second to record. A single
 * result does not wait, and the next job of a paced queue has time. What is lost with the process before that is reconciled
 * by the next attempt.
 */
const betweenCommits = 50;

export interface OutboxOptions<Types extends JobTypes> {
  /** Has the tables that `createOutboxTables` makes. */
  readonly database: Database<OutboxTables>;
  readonly kinds: readonly JobKind<Types>[];
  readonly failure: Schema<Types['failure']>;
  readonly onCompleted: OnCompleted<Types>;
}

/** The outbox in a database: what the application and the dispatcher do with it. */
export function createOutbox<Types extends JobTypes>(options: OutboxOptions<Types>): Outbox<Types> {
  const { db, dialect } = options.database;
  const codec = createCodec<Types>(options.kinds, options.failure);
  const read = (query: ReturnType<typeof jobsQuery>) =>
    query
      .selectAll()
      .orderBy('id')
      .execute()
      .then((rows) => readJobs(db, codec, rows));
  return {
    ...dispatcherQueries(options, codec),
    lock: (transaction, subjectId) => lockSubjects(transaction, dialect, [subjectId]),
    enqueue: (transaction, subjectId, plan) => enqueue(transaction, dialect, codec, subjectId, plan),
    withdraw: (subjectId, key) => inTransaction(db, (transaction) => withdraw(transaction, dialect, subjectId, key)),
    requeueFailed: (subjectId, now) =>
      inTransaction(db, async (transaction) => {
        const failed = await jobsQuery(transaction, subjectId)
          .select(['id', 'queue'])
          .where('state', '=', 'failed')
          .execute();
        return requeue(transaction, failed, now);
      }),
    requeue: (jobs, now) => inTransaction(db, (transaction) => requeue(transaction, jobs, now)),
    dismiss: (subjectId, isMeant, now) =>
      inTransaction(db, (transaction) => dismiss(transaction, dialect, codec, { subjectId, isMeant, now })),
    jobsOf: (subjectId, kinds) => read(jobsQuery(db, subjectId, kinds)),
    pendingOf: async (transaction, subjectId, kinds) => {
      const pending = jobsQuery(transaction, subjectId, kinds).where('state', '=', 'pending');
      return readJobs(transaction, codec, await pending.selectAll().orderBy('id').execute());
    },
    unfinishedOf: (subjectId, kinds) => read(unfinishedQuery(db, subjectId, kinds)),
    openOf: (subjectId, otherThan) => openJobs(db, codec, subjectId, otherThan),
    jobsByKey: (subjectId, keys) => jobsByKey(db, codec, subjectId, keys),
    failedWith: async (codes, limit) => {
      const failed = await readJobs(db, codec, await failedQuery(db, codes, limit).selectAll().execute());
      return failed.filter(({ failure }) => failure !== undefined && codes.includes(failure.code));
    },
    dueBetween: async (kind, from, to, limit) => {
      const rows = await dueBetweenQuery(db, kind, from, to, limit).execute();
      return rows.map(({ subject_id, queue }) => ({ subjectId: subject_id, queue }));
    },
  };
}

function dispatcherQueries<Types extends JobTypes>(
  { database: { db, dialect }, onCompleted }: OutboxOptions<Types>,
  codec: ReturnType<typeof createCodec<Types>>,
): DispatcherQueries<Types> {
  const recording = createBatcher(
    (ended: readonly EndedAttempt<Types>[]) =>
      inTransaction(db, (transaction) => recordResults(transaction, { dialect, codec, onCompleted }, ended)),
    betweenCommits,
  );
  return {
    claim: async (now, owner, leaseUntil, limit, dueBy = now) => {
      const claimed = await inTransaction(db, (transaction) =>
        claimJobs(transaction, dialect, { now, dueBy, owner, leaseUntil, limit }),
      );
      const rows = claimed.toSorted(inOrder);
      const jobs = await readJobs(db, codec, rows);
      return jobs.map((job, index) => ({ ...job, startAt: rows[index]?.start_at ?? now, leaseUntil }));
    },
    renew: (owner, now, leaseUntil) => renew(db, owner, now, leaseUntil),
    expire: (now, limit) => expire(db, codec, now, limit),
    recordResult: (job, owner, result, now, queueFreeAt) => recording.add({ job, owner, result, now, queueFreeAt }),
    nextDueAt: async () => (await nextDueQuery(db).executeTakeFirst())?.next_at ?? undefined,
    pacingOf: (kind) => codec.kindOf(kind).pacing,
    repairQueues: () => repairQueues(db),
  };
}

function inOrder(a: ClaimedRow, b: ClaimedRow): number {
  return a.due_at - b.due_at || a.id - b.id;
}
