/** The database of a town, seen by somebody else than the app. */
export interface CrashDatabase {
  /** What the app is told in `DATABASE_URL`. */
  readonly address: string;
  /** @param now the time in the town, in milliseconds since the epoch */
  count(now: number): Promise<PromiseCount>;
  /** Everything that the app has ever stored to be done. */
  jobs(): Promise<readonly StoredJob[]>;
  /** What each connection does, for people; empty where the database has none. */
  activity(): Promise<readonly string[]>;
  /** Waits until nobody writes, and lets nobody write until the returned function is called. Reading goes on. */
  holdWrites(): Promise<() => Promise<void>>;
  remove(): Promise<void>;
}

export interface PromiseCount {
  /** How many calls something was promised for. */
  readonly calls: number;
  /** What was promised for the last of them and is due: what its start brings is for another day. */
  readonly made: number;
  /** What of that is still to be kept. */
  readonly open: number;
}

/** Something that the app has stored to be done. */
export interface StoredJob {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly state: string;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
}

/** One row, a `PromiseCount`. Both databases understand it; PostgreSQL gives the numbers as text. */
export function countPromises(now: number): string {
  return `
  select
    (select count(distinct subject_id) from job) as calls,
    count(*) as made,
    count(case when state in ('pending', 'running') then 1 end) as open
  from job
  where subject_id = (select max(subject_id) from job) and due_at <= ${Math.floor(now)}`;
}

export function readCount(row: Readonly<Record<keyof PromiseCount, unknown>> | undefined): PromiseCount {
  return { calls: Number(row?.calls), made: Number(row?.made), open: Number(row?.open) };
}

/** Rows for `readJob`. */
export const selectJobs = 'select id, key, kind, state, due_at from job order by id';

export function readJob(row: Readonly<Record<string, unknown>>): StoredJob {
  return {
    id: Number(row.id),
    key: String(row.key),
    kind: String(row.kind),
    state: String(row.state),
    dueAt: Number(row.due_at),
  };
}
