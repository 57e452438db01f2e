import { randomBytes } from 'node:crypto';
import pg from 'pg';
import {
  type CrashDatabase,
  countPromises,
  type PromiseCount,
  readCount,
  readJob,
  selectJobs,
} from './crash-database.js';

/**
 * A schema of its own on a PostgreSQL server.
 * @param server `postgres://…`, of a user who may create schemas
 */
export async function createPostgresDatabase(server: string): Promise<CrashDatabase> {
  const schema = `crash_${randomBytes(8).toString('hex')}`;
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  await withClient(server, (client) => client.query(`create schema ${schema}`));
  return {
    address: url.href,
    count: (now) =>
      withClient(url.href, async (client) => {
        const { rows } = await client.query<Record<keyof PromiseCount, string>>(countPromises(now));
        return readCount(rows[0]);
      }),
    jobs: () =>
      withClient(url.href, async (client) => {
        const { rows } = await client.query<Record<string, unknown>>(selectJobs);
        return rows.map(readJob);
      }),
    activity: () =>
      withClient(url.href, async (client) => {
        const { rows } = await client.query<Record<string, unknown>>(
          'select pid, application_name, state, wait_event_type, wait_event, now() - xact_start as in_transaction, query from pg_stat_activity where client_port is not null',
        );
        return rows.map((row) => JSON.stringify(row));
      }),
    holdWrites: async () => {
      const client = await connect(url.href);
      // Whatever changes a job takes its queue first.
      await client.query('begin; lock table queue in exclusive mode');
      return () => client.end();
    },
    remove: () => withClient(server, (client) => client.query(`drop schema ${schema} cascade`)).then(() => undefined),
  };
}

async function connect(address: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  return client;
}

async function withClient<Result>(address: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = await connect(address);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
