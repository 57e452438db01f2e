import pg from 'pg';
import { startEmbeddedServer } from '../support/postgres/embedded-postgres.js';

/** A PostgreSQL that can be restarted, and whose connections can be cut. */
export interface DisruptedPostgres {
  readonly address: string;
  /** Ends the server and starts it again on the same data. */
  restart(): Promise<void>;
  /** Cuts some of the app's connections, as a server or a pooler does. Returns how many. */
  cutConnections(share: number): Promise<number>;
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL in a new folder. */
export async function startDisruptedPostgres(): Promise<DisruptedPostgres> {
  const { addressOf, restart, stop } = await startEmbeddedServer(['max_connections=100']);
  const address = addressOf('postgres');
  return {
    address,
    restart,
    cutConnections: async (share) => {
      const rows = await query(
        address,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'runbook-calls' and random() < ${share}`,
      );
      return rows.length;
    },
    query: (sql) => query(address, sql),
    stop,
  };
}

async function query(address: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: address });
  // The server may end while it is asked.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
