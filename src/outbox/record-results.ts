import type { Transaction } from 'kysely';
import { inChunks } from '../database/connection/chunks.js';
import type { Dialect } from '../database/connection/database.js';
import type { Codec } from './codec.js';
import { endedColumns } from './ended-columns.js';
import { storeJobs } from './enqueue.js';
import type { AttemptResult, CompletedAttempt, Job, JobState, JobTypes, NewJob } from './job.js';
import { lockSubjects } from './lock-subjects.js';
import { inQueues } from './queues.js';
import { supersede } from './supersede.js';
import type { OutboxTables } from './tables.js';

/** An attempt that has ended. Times are milliseconds since the epoch. */
export interface EndedAttempt<Types extends JobTypes> {
  readonly job: Job<Types>;
  readonly owner: string;
  readonly result: AttemptResult<Types>;
  readonly now: number;
  /** Nothing else of the queue may begin before; `undefined` for at once. */
  readonly queueFreeAt: number | undefined;
}

/** Stores what a completed attempt says besides, in the transaction that completes the job. */
export type OnCompleted<Types extends JobTypes> = (
  transaction: Transaction<OutboxTables>,
  job: Job<Types>,
  result: CompletedAttempt<Types>,
) => Promise<void>;

export interface RecordingContext<Types extends JobTypes> {
  readonly dialect: Dialect;
  readonly codec: Codec<Types>;
  readonly onCompleted: OnCompleted<Types>;
}

/**
 * Records how attempts ended, and what follows from them, as far as their owners still hold the jobs. Returns what each of
 * those has become; `undefined` where nothing was recorded.
 */
export async function recordResults<Types extends JobTypes>(
  transaction: Transaction<OutboxTables>,
  context: RecordingContext<Types>,
  ended: readonly EndedAttempt<Types>[],
): Promise<readonly (JobState | undefined)[]> {
  const subjects = ended.map(({ job }) => job.subjectId);
  await lockSubjects(transaction, context.dialect, subjects);
  const queues = ended.flatMap(({ job, result }) => [job, ...followUps(result)].map(({ queue }) => queue));
  const completed = ended.flatMap(({ job, result }) => (result.kind === 'completed' ? [job.key] : []));
  const released = await queuesOfSuccessors(transaction, completed);
  const record = async () => {
    const states = await release(transaction, context.codec, ended);
    for (const attempt of states.keys()) await storeWhatFollows(transaction, context, attempt);
    return ended.map((attempt) => states.get(attempt));
  };
  return inQueues(transaction, [...queues, ...released], record, restingQueues(ended));
}

/** Also of those that were lost meanwhile: the attempt may have had its effect. */
function restingQueues<Types extends JobTypes>(ended: readonly EndedAttempt<Types>[]): ReadonlyMap<string, number> {
  const freeAt = new Map<string, number>();
  for (const { job, queueFreeAt = 0 } of ended)
    freeAt.set(job.queue, Math.max(queueFreeAt, freeAt.get(job.queue) ?? 0));
  return freeAt;
}

async function storeWhatFollows<Types extends JobTypes>(
  transaction: Transaction<OutboxTables>,
  { codec, onCompleted }: RecordingContext<Types>,
  { job, result }: EndedAttempt<Types>,
): Promise<void> {
  if (result.kind === 'completed') {
    await onCompleted(transaction, job, result);
    await supersede(transaction, codec, job);
  }
  await storeJobs(transaction, codec, job.subjectId, followUps(result));
}

function followUps<Types extends JobTypes>(result: AttemptResult<Types>): readonly NewJob<Types>[] {
  return result.followUps ?? [];
}

/** The queues of what waits for these. To be read while their subjects are held: none is stored meanwhile. */
export async function queuesOfSuccessors(
  transaction: Transaction<OutboxTables>,
  keys: readonly string[],
): Promise<readonly string[]> {
  const rows = await inChunks(keys, (chunk) =>
    transaction
      .selectFrom('prerequisite')
      .innerJoin('job', 'job.id', 'prerequisite.job_id')
      .select('job.queue')
      .distinct()
      .where('prerequisite.prerequisite_key', 'in', chunk)
      .execute(),
  );
  return rows.map(({ queue }) => queue);
}

/**
 * Says what became of the jobs whose owners still held them. An attempt that has outlived its lease changes nothing: by
 * then the job is, or was, somebody else's.
 */
async function release<Types extends JobTypes>(
  transaction: Transaction<OutboxTables>,
  codec: Codec<Types>,
  ended: readonly EndedAttempt<Types>[],
): Promise<ReadonlyMap<EndedAttempt<Types>, JobState>> {
  const states = new Map<EndedAttempt<Types>, JobState>();
  for (const alike of groupAlike(codec, ended)) {
    const released = new Map((await releaseAlike(transaction, codec, alike)).map(({ id, state }) => [id, state]));
    for (const attempt of alike) {
      const state = released.get(attempt.job.id);
      if (state !== undefined) states.set(attempt, state);
    }
  }
  return states;
}

type Alike<Types extends JobTypes> = readonly [EndedAttempt<Types>, ...EndedAttempt<Types>[]];

/** Those that one statement can release: in a burst nearly all, which were completed at the first attempt. */
function groupAlike<Types extends JobTypes>(
  codec: Codec<Types>,
  ended: readonly EndedAttempt<Types>[],
): readonly Alike<Types>[] {
  const groups = new Map<string, [EndedAttempt<Types>, ...EndedAttempt<Types>[]]>();
  for (const attempt of ended) {
    const { job, owner, result } = attempt;
    // A payload that is redacted is so with the same statement, so each such job has one of its own.
    const isAlike = result.kind === 'completed' && !codec.redacted.has(job.payload.kind);
    const key = JSON.stringify([owner, job.attempts, isAlike ? result.kind : job.id]);
    const group = groups.get(key);
    if (group) group.push(attempt);
    else groups.set(key, [attempt]);
  }
  return [...groups.values()];
}

/** The first speaks for all of them; that they ended some milliseconds later than it makes no difference. */
async function releaseAlike<Types extends JobTypes>(
  transaction: Transaction<OutboxTables>,
  codec: Codec<Types>,
  alike: Alike<Types>,
) {
  const [{ job, owner, result, now }] = alike;
  const ids = alike.map((attempt) => attempt.job.id);
  return inChunks(ids, (chunk) =>
    transaction
      .updateTable('job')
      .set({ ...endedColumns(codec, job, result, now), owner: null })
      .where('id', 'in', chunk)
      .where('owner', '=', owner)
      .where('attempts', '=', job.attempts)
      .returning(['id', 'state'])
      .execute(),
  );
}
