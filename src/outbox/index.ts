/** The outbox's interface: nothing else of this folder is imported from outside it. */
export { afterDatabaseFailure } from './after-database-failure.js';
export type { AttemptOptions } from './attempt-job.js';
export { type Attempt, backOff, mostAttempts, retryAfterOutage, retryLater } from './back-off.js';
export { createOutbox, type OutboxOptions } from './create-outbox.js';
export { createOutboxTables } from './create-tables.js';
export { createDispatcher, type Dispatcher, type DispatcherOptions } from './dispatcher.js';
export type {
  AttemptResult,
  ClaimedJob,
  CompletedAttempt,
  Job,
  JobPlan,
  JobState,
  JobTypes,
  NewJob,
} from './job.js';
export type { JobKind, Schema } from './job-kind.js';
export type { JobLog } from './job-log.js';
export { keepLeases, type Leases } from './leases.js';
export type { Kinds, Outbox, UpcomingJob } from './outbox.js';
export { type SelfCheckOptions, selfCheck } from './self-check.js';
export { createStartGate, type StartGate } from './start-gate.js';
export type { OutboxTables } from './tables.js';
export { createJobWatch, type JobWatch } from './wait-for-jobs.js';
