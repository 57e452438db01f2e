import { DatabaseSync } from '@photostructure/sqlite';

/** A job as the app has stored it. Times are milliseconds since the epoch. */
export interface StoredJob {
  readonly key: string;
  readonly kind: string;
  readonly state: string;
  readonly iid: number;
  readonly dueAt: number;
  readonly expiresAt: number | undefined;
  readonly attempts: number;
  readonly failure: string;
}

const sql = `
  select d.key, d.kind, d.state, c.issue_iid, d.due_at, d.expires_at, d.attempts, d.failure
  from job d join call c on c.id = d.subject_id order by d.id`;

export type ReadJobs = () => Promise<readonly StoredJob[]>;

export function readsSqlite(path: string): ReadJobs {
  return async () => {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      database.exec('pragma busy_timeout = 5000');
      return database
        .prepare(sql)
        .all()
        .map((row) => readJob({ ...row }));
    } finally {
      database.close();
    }
  };
}

export function readsPostgres(query: (sql: string) => Promise<readonly Record<string, unknown>[]>): ReadJobs {
  return async () => (await query(sql)).map(readJob);
}

function readJob(row: Readonly<Record<string, unknown>>): StoredJob {
  return {
    key: String(row.key),
    kind: String(row.kind),
    state: String(row.state),
    iid: Number(row.issue_iid),
    dueAt: Number(row.due_at),
    expiresAt: row.expires_at === null ? undefined : Number(row.expires_at),
    attempts: Number(row.attempts),
    failure: String(row.failure ?? ''),
  };
}
