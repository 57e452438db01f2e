import { DatabaseFailure } from '../database/connection/database-failure.js';
import { afterDatabaseFailure } from './after-database-failure.js';
import type { AttemptResult, ClaimedJob, Job, JobState, JobTypes, NewJob } from './job.js';
import type { JobLog } from './job-log.js';
import type { DispatcherQueries } from './outbox.js';

export interface AttemptOptions<Types extends JobTypes> {
  readonly outbox: Pick<DispatcherQueries<Types>, 'recordResult' | 'pacingOf'>;
  readonly perform: (job: ClaimedJob<Types>) => Promise<AttemptResult<Types>>;
  /** What is stored as the reason when an attempt ends with a bug in the application, or the database fails. */
  readonly failures: Readonly<Record<'bug' | 'database', Types['failure']>>;
  /** Jobs that tell somebody of a job that failed because of a bug. */
  readonly planBugNotice: (job: ClaimedJob<Types>) => Promise<readonly NewJob<Types>[]>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Names this process among those that share the outbox. */
  readonly owner: string;
  readonly log: JobLog;
  /** Called for each job that could not be performed before it expired. */
  readonly onExpired: (job: Job<Types>) => void;
  /** Called when an attempt has ended and that is recorded. */
  readonly onEnded: (job: Job<Types>, result: AttemptResult<Types>) => void;
}

/**
 * Performs a claimed job and records how that ended. Never throws: when the result cannot be recorded, the lease runs out,
 * and the next attempt reconciles what this one has left behind.
 */
export async function attemptJob<Types extends JobTypes>(
  options: AttemptOptions<Types>,
  job: ClaimedJob<Types>,
): Promise<void> {
  const about = { job: job.key, attempt: job.attempts };
  const recorded = await record(options, job, await resultOf(options, job, about), about);
  if (recorded === undefined) return;
  const { state, result } = recorded;
  report(options.log, about, state, result);
  try {
    if (state === 'expired') options.onExpired(job);
    options.onEnded(job, result);
  } catch (err) {
    options.log.error({ ...about, err }, 'those who wait for a job could not be told');
  }
}

interface Recorded<Types extends JobTypes> {
  readonly state: JobState;
  readonly result: AttemptResult<Types>;
}

/** A result that cannot be recorded because of a bug would come again and again: it is recorded as that bug. */
async function record<Types extends JobTypes>(
  options: AttemptOptions<Types>,
  job: ClaimedJob<Types>,
  result: AttemptResult<Types>,
  about: object,
): Promise<Recorded<Types> | undefined> {
  try {
    return await tryToRecord(options, job, result, about);
  } catch (err) {
    options.log.error({ ...about, result: result.kind, err }, 'the result of a job could not be recorded');
    if (err instanceof DatabaseFailure) return undefined;
  }
  try {
    return await tryToRecord(options, job, await afterBug(options, job, about), about);
  } catch (err) {
    options.log.error({ ...about, err }, 'a bug could not be recorded');
    return undefined;
  }
}

async function tryToRecord<Types extends JobTypes>(
  { outbox, owner, clock, log }: AttemptOptions<Types>,
  job: Job<Types>,
  result: AttemptResult<Types>,
  about: object,
): Promise<Recorded<Types> | undefined> {
  const endedAt = clock();
  const pacing = outbox.pacingOf(job.payload.kind);
  const state = await outbox.recordResult(job, owner, result, endedAt, queueFreeAt(pacing, result, endedAt));
  if (state !== undefined) return { state, result };
  log.warn({ ...about, result: result.kind }, 'a job took longer than its lease; the next attempt reconciles it');
  return undefined;
}

/**
 * When the next job of the queue may begin; `undefined` for at once. Whatever may have had an effect counts, also when
 * nobody knows whether it did. The rest begins with the end of the attempt: what comes before the effect may take long once
 * and be quick the next time, and counted from the beginning the next effect came too soon.
 */
function queueFreeAt(pacing: number | undefined, { kind }: { readonly kind: string }, endedAt: number) {
  if (pacing === undefined || kind === 'obsolete' || kind === 'expired') return undefined;
  return endedAt + pacing;
}

/** What `perform` throws is the database's failure or a bug: repeating it would not help, and a person must know. */
async function resultOf<Types extends JobTypes>(
  options: AttemptOptions<Types>,
  job: ClaimedJob<Types>,
  about: object,
): Promise<AttemptResult<Types>> {
  try {
    return await options.perform(job);
  } catch (err) {
    if (!(err instanceof DatabaseFailure)) {
      options.log.error({ ...about, err }, 'a job met a bug in the app');
      return afterBug(options, job, about);
    }
    options.log.warn({ ...about, err }, 'the database failed during an attempt');
    return afterDatabaseFailure<Types>(options.failures.database, options.clock(), true);
  }
}

async function afterBug<Types extends JobTypes>(
  { failures, planBugNotice, log }: AttemptOptions<Types>,
  job: ClaimedJob<Types>,
  about: object,
): Promise<AttemptResult<Types>> {
  try {
    return { kind: 'failed', failure: failures.bug, followUps: await planBugNotice(job) };
  } catch (err) {
    log.error({ ...about, err }, 'nobody could be told of a bug');
    return { kind: 'failed', failure: failures.bug, followUps: [] };
  }
}

function report<Types extends JobTypes>(
  log: JobLog,
  about: object,
  state: JobState,
  result: AttemptResult<Types>,
): void {
  const details = { ...about, ...('failure' in result && result.failure ? { failure: result.failure.code } : {}) };
  if (state === 'completed') log.info(details, 'completed');
  else if (state === 'cancelled') log.info(details, 'no longer wanted');
  else if (result.kind === 'retry' && state === 'pending')
    log.warn({ ...details, dueAt: result.dueAt }, 'to be tried again');
  else if (state === 'expired') log.error(details, 'expired before it could be performed');
  else log.error(details, 'waits for a person');
}
