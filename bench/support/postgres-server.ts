import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startEmbeddedServer } from '../../test/support/postgres/embedded-postgres.js';

/** A PostgreSQL of our own, which keeps what it promises: every commit is on the disk before it is acknowledged. */
export interface PostgresServer {
  /** Makes an empty database, which lives as long as the server, and returns its address, `postgres://…` */
  createDatabase(): Promise<string>;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

/** Starts PostgreSQL in a new folder. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const { addressOf, stop } = await startEmbeddedServer([
    'max_connections=200',
    'fsync=on',
    'synchronous_commit=on',
    'full_page_writes=on',
  ]);
  return {
    createDatabase: async () => {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      await withClient(addressOf('postgres'), (client) => client.query(`create database ${name}`));
      return addressOf(name);
    },
    stop,
  };
}

/** Does something with a connection of its own. */
export async function withClient<Result>(
  address: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The first column of the first row. */
export async function selectNumber(address: string, sql: string): Promise<number> {
  const { rows } = await withClient(address, (client) => client.query<number[]>({ text: sql, rowMode: 'array' }));
  return Number(rows[0]?.[0]);
}
