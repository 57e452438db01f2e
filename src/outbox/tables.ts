import type { Generated, Selectable } from 'kysely';
import type { JobState } from './job.js';

/** The tables of the outbox. Times are whole milliseconds since the epoch; `payload` and `failure` are JSON as text. */
export interface OutboxTables {
  job: JobTable;
  prerequisite: PrerequisiteTable;
  queue: QueueTable;
}

export interface JobTable {
  id: Generated<number>;
  subject_id: number;
  /** The idempotency key. */
  key: string;
  queue: string;
  /** Decides the order within a queue. */
  due_at: number;
  /** When the next attempt may begin: at first `due_at`, then the end of a back-off, or of the lease of the attempt under way. */
  attempt_at: number;
  /** `null` for what is never too late. */
  expires_at: number | null;
  /** The kind that `payload` names. */
  kind: string;
  payload: string;
  state: JobState;
  attempts: number;
  first_attempt_at: number | null;
  /** Which process performs it; `null` unless the state is `running`. */
  owner: string | null;
  failure: string | null;
  /** When its last attempt ended for good, or it expired; `null` also for what a plan has cancelled. */
  ended_at: number | null;
}

/** A job that waits until another one is completed. */
export interface PrerequisiteTable {
  job_id: number;
  prerequisite_key: string;
}

/**
 * What must happen one at a time. `next_job_id` and `next_at` follow from the jobs and `free_at`; they are kept so that
 * finding what is due looks only at the queues in which something is. `queues.ts` keeps them.
 */
export interface QueueTable {
  name: string;
  /** Nothing may begin here before. */
  free_at: number;
  /** The job that is running or, else, the next that may; `null` when there is none. */
  next_job_id: number | null;
  /** When that job may be claimed: its time or, while it is running, the end of its lease. */
  next_at: number | null;
}

export type JobRow = Selectable<JobTable>;
