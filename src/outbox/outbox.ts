import type { Transaction } from 'kysely';
import type { AttemptResult, ClaimedJob, Job, JobPlan, JobState, JobTypes } from './job.js';
import type { OutboxTables } from './tables.js';

/** What the dispatcher needs. Times are milliseconds since the epoch. */
export interface DispatcherQueries<Types extends JobTypes> {
  /**
   * Claims up to `limit` jobs that are due, whose prerequisites are completed, at most one a queue, and none in a queue in
   * which one is running: they become `running` until `leaseUntil`. A job whose lease has run out is due again. Within a
   * queue the earlier job comes first, also while it waits for its next attempt. One that has expired is claimed only if an
   * attempt was begun before: to be reconciled, and not to be performed.
   * @param dueBy claims what becomes due until then as well; `now` when left out
   */
  claim(
    now: number,
    owner: string,
    leaseUntil: number,
    limit: number,
    dueBy?: number,
  ): Promise<readonly ClaimedJob<Types>[]>;

  /** Puts off the end of the leases of what `owner` performs. A lease that has run out stays lost. */
  renew(owner: string, now: number, leaseUntil: number): Promise<void>;

  /**
   * Makes `expired` what has expired before an attempt was begun, up to `limit` of it, and returns those jobs, so that they
   * can be counted. One that was begun may have had its effect: it can be claimed once more.
   */
  expire(now: number, limit: number): Promise<readonly Job<Types>[]>;

  /**
   * Records how the attempt ended, if `owner` still holds the job, and lets nothing else of its queue begin before
   * `queueFreeAt`. Returns what the job has become, or `undefined` when `owner` had lost it and nothing was recorded.
   */
  recordResult(
    job: Job<Types>,
    owner: string,
    result: AttemptResult<Types>,
    now: number,
    queueFreeAt?: number,
  ): Promise<JobState | undefined>;

  /** When the next job becomes due that could be claimed then; `undefined` when nothing waits. */
  nextDueAt(): Promise<number | undefined>;

  /** How long a queue rests after a job of this kind, in milliseconds; `undefined` for not at all. */
  pacingOf(kind: string): number | undefined;

  /**
   * The self-check: finds queues whose next job, or its time, is not what follows from the jobs in them, and puts them
   * right. It finds nothing unless something went wrong that should not be able to. Returns the names of those queues.
   */
  repairQueues(): Promise<readonly string[]>;
}

/** Jobs in the application's database. Methods that take a transaction belong to the application's own. */
export interface Outbox<Types extends JobTypes> extends DispatcherQueries<Types> {
  /**
   * Has a subject to itself until the transaction ends, as `enqueue` does. To be called first in a transaction that also
   * changes rows of the application's which `onCompleted` changes: else the two could wait for each other.
   */
  lock(transaction: Transaction<OutboxTables>, subjectId: number): Promise<void>;

  /**
   * Stores what a plan enqueues and cancels what it takes back, with the change that causes it.
   * @throws when the plan has a job twice, or waits for one that its subject never had: both are mistakes in it
   */
  enqueue(transaction: Transaction<OutboxTables>, subjectId: number, plan: JobPlan<Types>): Promise<void>;

  /** Cancels a pending job. `false` when its subject has none by this key, or an attempt has begun. */
  withdraw(subjectId: number, key: string): Promise<boolean>;

  /**
   * Queues the failed jobs of a subject again, due at `now`, their counts of attempts back at one: something was begun before,
   * so the next attempt reconciles what that left. Returns how many.
   */
  requeueFailed(subjectId: number, now: number): Promise<number>;

  /** The same with those of these jobs that are failed. */
  requeue(jobs: readonly Job<Types>[], now: number): Promise<number>;

  /**
   * Cancels failed jobs of a subject: a person sees to them. What waited for one goes on, unless it is indispensable.
   * Returns what was cancelled, as it was before.
   */
  dismiss(
    subjectId: number,
    isMeant: (failure: Types['failure']) => boolean,
    now: number,
  ): Promise<readonly Job<Types>[]>;

  /** The jobs of a subject, of these kinds or all, in the order in which they were stored. */
  jobsOf(subjectId: number, kinds?: Kinds<Types>): Promise<readonly Job<Types>[]>;

  /** Those that are pending, as a transaction of the application's sees them. */
  pendingOf(
    transaction: Transaction<OutboxTables>,
    subjectId: number,
    kinds: Kinds<Types>,
  ): Promise<readonly Job<Types>[]>;

  /** Those that are pending, running or failed. */
  unfinishedOf(subjectId: number, kinds?: Kinds<Types>): Promise<readonly Job<Types>[]>;

  /** Those that are pending or running and of other kinds than these, and after them what they wait for. */
  openOf(subjectId: number, otherThan: Kinds<Types>): Promise<readonly Job<Types>[]>;

  jobsByKey(subjectId: number, keys: readonly string[]): Promise<readonly Job<Types>[]>;

  /** Up to `limit` failed jobs of any subject whose failure has one of these codes, the oldest first. */
  failedWith(codes: readonly string[], limit: number): Promise<readonly Job<Types>[]>;

  /** Up to `limit` jobs of a kind that are next in their queues and become due after `from` and by `to`. */
  dueBetween(kind: Types['payload']['kind'], from: number, to: number, limit: number): Promise<readonly UpcomingJob[]>;
}

export type Kinds<Types extends JobTypes> = readonly Types['payload']['kind'][];

/** A job that is not due yet. */
export interface UpcomingJob {
  readonly subjectId: number;
  readonly queue: string;
}
