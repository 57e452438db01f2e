import type { Updateable } from 'kysely';
import type { Codec } from './codec.js';
import type { AttemptResult, Job, JobTypes } from './job.js';
import { redactedPayload } from './redact.js';
import type { JobTable } from './tables.js';

/** What of a job's row changes when an attempt has ended like this at `now` (milliseconds since the epoch). */
export function endedColumns<Types extends JobTypes>(
  codec: Codec<Types>,
  job: Job<Types>,
  result: AttemptResult<Types>,
  now: number,
): Updateable<JobTable> {
  const redacted = redactedPayload(codec, job.payload.kind);
  switch (result.kind) {
    case 'completed':
      return {
        state: 'completed',
        failure: result.notMade ? codec.writeFailure(result.notMade) : null,
        ended_at: now,
        ...redacted,
      };
    case 'failed':
      return { state: 'failed', failure: codec.writeFailure(result.failure), ended_at: now };
    case 'obsolete':
      return { state: 'cancelled', ended_at: now, ...redacted };
    case 'expired':
      return expiredColumns(codec, job, result.failure, now);
    case 'retry': {
      const counted = result.hadNoEffect ? uncounted(job) : { attempts: job.attempts };
      if (isExpired(job, now) && counted.attempts === 0) return expiredColumns(codec, job, result.failure, now);
      return {
        state: 'pending',
        failure: codec.writeFailure(result.failure),
        attempt_at: nextAttemptAt(job, result.dueAt, now),
        ...counted,
      };
    }
  }
}

function expiredColumns<Types extends JobTypes>(
  codec: Codec<Types>,
  { payload }: Job<Types>,
  failure: Types['failure'] | undefined,
  now: number,
): Updateable<JobTable> {
  const reason = failure ? { failure: codec.writeFailure(failure) } : {};
  return { state: 'expired', ended_at: now, ...reason, ...redactedPayload(codec, payload.kind) };
}

type Expiring = Pick<Job<JobTypes>, 'expiresAt'>;

/** What will have expired by its next attempt is reconciled, or expires, as soon as its time is over: its queue waits for that. */
function nextAttemptAt(job: Expiring, dueAt: number, now: number): number {
  const { expiresAt } = job;
  return expiresAt === undefined || isExpired(job, now) ? dueAt : Math.min(dueAt, expiresAt);
}

function isExpired({ expiresAt }: Expiring, now: number): boolean {
  return expiresAt !== undefined && expiresAt <= now;
}

/** As if the attempt had not begun. It is the claim that counts. */
function uncounted({ attempts }: { readonly attempts: number }): {
  readonly attempts: number;
  readonly first_attempt_at?: null;
} {
  return { attempts: attempts - 1, ...(attempts === 1 ? { first_attempt_at: null } : {}) };
}
