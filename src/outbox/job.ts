/** The application's own types, which the outbox stores and hands on without knowing them. */
export interface JobTypes {
  /** JSON. The outbox looks at its `kind` only. */
  readonly payload: { readonly kind: string };
  /** JSON: why an attempt did not succeed. */
  readonly failure: { readonly code: string };
  /** What a completed attempt says besides, to be stored with it by `onCompleted`. */
  readonly output: object;
}

/** A job that is to be stored, with the change that causes it. */
export interface NewJob<Types extends JobTypes> {
  /** The idempotency key: names the job for ever. A second one with this key is the same job. */
  readonly key: string;
  /** Jobs of one queue are performed one at a time. A queue that has to wait holds up no other. */
  readonly queue: string;
  /** Milliseconds since the epoch, like all times. */
  readonly dueAt: number;
  /** When it is no longer worth performing; absent for what is never too late. */
  readonly expiresAt?: number;
  readonly payload: Types['payload'];
  /** The keys of jobs of the same subject that must be completed before this one may be claimed. */
  readonly prerequisites: readonly string[];
}

/** What a change enqueues, and what it cancels. */
export interface JobPlan<Types extends JobTypes> {
  /**
   * One whose key is stored already is that same job: as planned now if no attempt has begun or it had been cancelled,
   * else as it is.
   */
  readonly jobs: readonly NewJob<Types>[];
  /**
   * The subject's pending jobs of these kinds that are due after that time are cancelled unless the plan has them. What is
   * due already stays: it may be under way.
   */
  readonly cancels?: { readonly kinds: readonly Types['payload']['kind'][]; readonly dueAfter: number };
}

/**
 * `pending → running → completed`. Or `failed` when a person has to do something first, who requeues it; `expired` when it
 * could not be performed in time; `cancelled` when it was taken back or had become obsolete.
 */
export const jobStates = ['pending', 'running', 'completed', 'failed', 'expired', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

/** A job as it is stored. */
export interface Job<Types extends JobTypes> extends NewJob<Types> {
  readonly id: number;
  /** What the job is about: a number of the application's. Prerequisites are of the same subject. */
  readonly subjectId: number;
  readonly state: JobState;
  /** How many attempts have begun. */
  readonly attempts: number;
  /** When the first attempt began: what a job has caused cannot be older. */
  readonly firstAttemptAt: number | undefined;
  /** Why the last attempt did not succeed. */
  readonly failure: Types['failure'] | undefined;
  /** When it was completed, had failed or expired, or had become obsolete. */
  readonly endedAt?: number;
}

/** A job that this process has a lease on. */
export interface ClaimedJob<Types extends JobTypes> extends Job<Types> {
  /** The job must have no effect before: it may have been claimed ahead of its time. */
  readonly startAt: number;
  /** Nobody else claims it before, and later if the lease was renewed. */
  readonly leaseUntil: number;
}

/**
 * How an attempt ended. `followUps` are jobs that follow from it; they are stored in the same transaction.
 * - `completed`: releases the jobs that wait for it. `notMade`: what of it was left out on purpose.
 * - `failed`: a person must do something first.
 * - `retry`: nothing took effect, or it is unknown; the next attempt begins at `dueAt`. `hadNoEffect`: it certainly did
 *   nothing and was not the job's fault, so it does not count as an attempt, and nothing has to be reconciled.
 * - `obsolete`: what it would do is no longer wanted; it becomes `cancelled`.
 * - `expired`: its time is over, and nothing of it was found. Without a `failure` it keeps its last one.
 */
export type AttemptResult<Types extends JobTypes> = { readonly followUps?: readonly NewJob<Types>[] } & (
  | CompletedAttempt<Types>
  | { readonly kind: 'failed'; readonly failure: Types['failure'] }
  | {
      readonly kind: 'retry';
      readonly dueAt: number;
      readonly failure: Types['failure'];
      readonly hadNoEffect?: boolean;
    }
  | { readonly kind: 'obsolete' }
  | { readonly kind: 'expired'; readonly failure?: Types['failure'] }
);

export type CompletedAttempt<Types extends JobTypes> = {
  readonly kind: 'completed';
  readonly notMade?: Types['failure'];
} & Types['output'];
