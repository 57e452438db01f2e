import type { Kysely } from 'kysely';
import { inChunks } from '../database/connection/chunks.js';
import { type Codec, toJob } from './codec.js';
import { isFailed } from './indexed-conditions.js';
import type { Job, JobTypes } from './job.js';
import type { JobRow, OutboxTables, PrerequisiteTable } from './tables.js';

/** Completes rows of `job` with the keys of their prerequisites, in the order of the rows. */
export async function readJobs<Types extends JobTypes>(
  db: Kysely<OutboxTables>,
  codec: Codec<Types>,
  rows: readonly JobRow[],
): Promise<readonly Job<Types>[]> {
  const ids = rows.map(({ id }) => id);
  const prerequisites = await inChunks(ids, (chunk) =>
    db
      .selectFrom('prerequisite')
      .selectAll()
      .where('job_id', 'in', chunk)
      .orderBy('job_id')
      .orderBy('prerequisite_key')
      .execute(),
  );
  const byJob = keysByJob(prerequisites);
  return rows.map((row) => toJob(codec, row, byJob.get(row.id) ?? []));
}

function keysByJob(prerequisites: readonly PrerequisiteTable[]): ReadonlyMap<number, readonly string[]> {
  const keys = new Map<number, string[]>();
  for (const { job_id, prerequisite_key } of prerequisites) {
    const known = keys.get(job_id);
    if (known) known.push(prerequisite_key);
    else keys.set(job_id, [prerequisite_key]);
  }
  return keys;
}

/** All jobs of a subject, or those of these kinds. */
export function jobsQuery(db: Kysely<OutboxTables>, subjectId: number, kinds?: readonly string[]) {
  const ofSubject = db.selectFrom('job').where('subject_id', '=', subjectId);
  return kinds ? ofSubject.where('kind', 'in', [...kinds]) : ofSubject;
}

/** Those that are pending, running or failed. */
export function unfinishedQuery(db: Kysely<OutboxTables>, subjectId: number, kinds?: readonly string[]) {
  return jobsQuery(db, subjectId, kinds).where('state', 'in', ['pending', 'running', 'failed']);
}

/** Those that are pending or running and of other kinds than these. */
export function openQuery(db: Kysely<OutboxTables>, subjectId: number, otherThan: readonly string[]) {
  const kinds = [...otherThan];
  return jobsQuery(db, subjectId).where('state', 'in', ['pending', 'running']).where('kind', 'not in', kinds);
}

/** The jobs of a subject that are open and of other kinds than these, and after them what they wait for. */
export async function openJobs<Types extends JobTypes>(
  db: Kysely<OutboxTables>,
  codec: Codec<Types>,
  subjectId: number,
  otherThan: readonly string[],
): Promise<readonly Job<Types>[]> {
  const rows = await openQuery(db, subjectId, otherThan).selectAll().orderBy('id').execute();
  const open = await readJobs(db, codec, rows);
  const read = new Set(open.map(({ key }) => key));
  const others = new Set(open.flatMap(({ prerequisites }) => prerequisites).filter((key) => !read.has(key)));
  return [...open, ...(await jobsByKey(db, codec, subjectId, [...others]))];
}

/** The jobs of a subject with these keys, in the order in which they were stored. */
export async function jobsByKey<Types extends JobTypes>(
  db: Kysely<OutboxTables>,
  codec: Codec<Types>,
  subjectId: number,
  keys: readonly string[],
): Promise<readonly Job<Types>[]> {
  const rows = await inChunks(keys, (chunk) => byKeyQuery(db, subjectId, chunk).selectAll().orderBy('id').execute());
  return readJobs(db, codec, rows);
}

export function byKeyQuery(db: Kysely<OutboxTables>, subjectId: number, chunk: readonly string[]) {
  return db.selectFrom('job').where('key', 'in', chunk).where('subject_id', '=', subjectId);
}

/** Failed jobs, the oldest first. The failure is JSON, in which a code is written like this in both databases. */
export function failedQuery(db: Kysely<OutboxTables>, codes: readonly string[], limit: number) {
  return db
    .selectFrom('job')
    .where(isFailed)
    .where((eb) => eb.or(codes.map((code) => eb('failure', 'like', `%"code":"${code}"%`))))
    .orderBy('id')
    .limit(limit);
}

/** Jobs of a kind that are next in their queues and due after `from` and by `to`. */
export function dueBetweenQuery(db: Kysely<OutboxTables>, kind: string, from: number, to: number, limit: number) {
  return db
    .selectFrom('queue')
    .innerJoin('job as next', 'next.id', 'queue.next_job_id')
    .select(['next.subject_id', 'next.queue'])
    .where('queue.next_at', '>', from)
    .where('queue.next_at', '<=', to)
    .where('next.due_at', '>', from)
    .where('next.kind', '=', kind)
    .orderBy('queue.next_at')
    .limit(limit);
}

export function nextDueQuery(db: Kysely<OutboxTables>) {
  return db.selectFrom('queue').select('next_at').where('next_at', 'is not', null).orderBy('next_at').limit(1);
}
