import type { JobTypes } from './job.js';

/** Checks JSON. `parse` returns the value, of which it keeps only what it knows, or throws. */
export interface Schema<Value> {
  parse(value: unknown): Value;
}

/** What the outbox has to know of a kind of job. How it is performed is for the dispatcher's `perform`. */
export interface JobKind<Types extends JobTypes> {
  readonly kind: Types['payload']['kind'];
  /** What is not in the schema is not stored, whatever else an object may carry. */
  readonly schema: Schema<Types['payload']>;
  /**
   * How long its queue rests after an attempt that may have had an effect, in milliseconds: a service's rate limit.
   * Absent: not at all.
   */
  readonly pacing?: number;
  /** What is stored in the payload's place once the job has ended for good. Absent: the payload stays. */
  readonly redacted?: Types['payload'];
  /** What is left of an earlier pending or failed job of the kind when `completed` has replaced parts of it. */
  readonly supersede?: (earlier: Types['payload'], completed: Types['payload']) => Types['payload'];
  /** Jobs that wait for it cannot do without it: they stay blocked when it is dismissed. */
  readonly isIndispensable?: boolean;
}
