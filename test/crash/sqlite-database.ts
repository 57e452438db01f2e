import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { type CrashDatabase, countPromises, readCount, readJob, selectJobs } from './crash-database.js';

/** An SQLite file in a folder of its own. */
export async function createSqliteDatabase(): Promise<CrashDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-crash-'));
  const path = join(folder, 'runbook.db');
  return {
    address: `sqlite:${path}`,
    count: async (now) => {
      const database = open(path);
      const row = database.prepare(countPromises(now)).get();
      database.close();
      return readCount({ calls: row?.calls, made: row?.made, open: row?.open });
    },
    jobs: async () => {
      const database = open(path);
      const rows = database.prepare(selectJobs).all();
      database.close();
      return rows.map((row) => readJob({ ...row }));
    },
    activity: async () => [],
    holdWrites: async () => {
      const database = open(path);
      database.exec('begin immediate');
      return async () => {
        database.exec('rollback');
        database.close();
      };
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

function open(path: string): InstanceType<typeof DatabaseSync> {
  const database = new DatabaseSync(path);
  database.exec('pragma busy_timeout = 5000');
  return database;
}
