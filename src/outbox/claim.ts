import type { Kysely, Transaction } from 'kysely';
import { inChunks } from '../database/connection/chunks.js';
import type { Dialect } from '../database/connection/database.js';
import type { JobRow, OutboxTables } from './tables.js';

export interface Claim {
  /** Milliseconds since the epoch, like the other times. */
  readonly now: number;
  /** What becomes due until then is taken as well. */
  readonly dueBy: number;
  readonly owner: string;
  readonly leaseUntil: number;
  readonly limit: number;
}

/**
 * Claims the queues in which a job is due, or will be soon, those that have waited longest first. `free_at` says then when
 * the job may start, which `next_at` has said before. A lease is not taken over before its end: its owner may still renew
 * it. Nothing is claimed that expires before it may start; but what has expired since an attempt was begun is, so that it
 * can be reconciled.
 *
 * One statement, so that two processes cannot claim the same queue. The condition on the time is repeated in the outer
 * `where`: PostgreSQL checks only that one again for a row that another process changed meanwhile, and was measured to
 * claim twice without it. `skip locked` lets it pass by the queues that somebody is changing, instead of waiting for them;
 * SQLite has one writer at a time anyway.
 */
export function claimQueuesQuery(db: Kysely<OutboxTables>, dialect: Dialect, { now, dueBy, leaseUntil, limit }: Claim) {
  return db
    .updateTable('queue')
    .set((eb) => ({ free_at: eb.fn.coalesce('next_at', 'free_at'), next_at: leaseUntil }))
    .where('next_at', '<=', dueBy)
    .where('name', 'in', (eb) => {
      const due = eb
        .selectFrom('queue as due')
        .innerJoin('job as next', 'next.id', 'due.next_job_id')
        .select('due.name')
        .where('due.next_at', '<=', dueBy)
        .where((or) => or.or([or('next.state', '=', 'pending'), or('due.next_at', '<=', now)]))
        .where(({ eb, or, and, ref }) => {
          const inTime = and([eb('next.expires_at', '>', now), eb('next.expires_at', '>', ref('due.next_at'))]);
          const mayBePosted = and([eb('next.expires_at', '<=', now), eb('next.attempts', '>', 0)]);
          return or([eb('next.expires_at', 'is', null), inTime, mayBePosted]);
        })
        .orderBy('due.next_at')
        .orderBy('next.due_at')
        .orderBy('next.id')
        .limit(limit);
      return dialect === 'postgres' ? due.forUpdate('due').skipLocked() : due;
    })
    .returning(['next_job_id', 'free_at']);
}

/** `start_at` is no column of the job: its queue knows when it may start. */
export interface ClaimedRow extends JobRow {
  readonly start_at: number;
}

/** Begins an attempt of the next jobs of queues that are due. */
export async function claimJobs(
  transaction: Transaction<OutboxTables>,
  dialect: Dialect,
  claim: Claim,
): Promise<readonly ClaimedRow[]> {
  const queues = await claimQueuesQuery(transaction, dialect, claim).execute();
  const startAt = new Map(
    queues.flatMap(({ next_job_id, free_at }) => (next_job_id === null ? [] : [[next_job_id, free_at]])),
  );
  if (startAt.size === 0) return [];
  const jobs = await inChunks([...startAt.keys()], (chunk) =>
    transaction
      .updateTable('job')
      .set((eb) => ({
        state: 'running',
        owner: claim.owner,
        attempt_at: claim.leaseUntil,
        attempts: eb('attempts', '+', 1),
        first_attempt_at: eb.fn.coalesce('first_attempt_at', eb.val(claim.now)),
      }))
      .where('id', 'in', chunk)
      .returningAll()
      .execute(),
  );
  return jobs.map((job) => ({ ...job, start_at: startAt.get(job.id) ?? claim.now }));
}
