/**
 * Starts a real PostgreSQL, whose binaries come from npm, once for all tests that need one (`*.postgres.test.ts`). A run
 * of chosen files starts it only when one of those is chosen. TEST_PG_URL names a server to use instead. Where none can
 * be started those tests are skipped, unless REQUIRE_PG is set.
 */
import { chmodSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEmbeddedPostgres } from './load-embedded-postgres.mjs';

export default async function start({ rootDir, testPathPatterns }) {
  if (process.env.TEST_PG_URL || !isNeeded(rootDir, testPathPatterns.patterns)) return;
  try {
    globalThis.postgres = await startServer();
    process.env.TEST_PG_URL = globalThis.postgres.url;
  } catch (error) {
    if (process.env.REQUIRE_PG) throw error;
    console.warn(`\nThe tests on PostgreSQL are SKIPPED, because it could not be started: ${error?.message ?? error}`);
  }
}

function isNeeded(rootDir, patterns) {
  if (patterns.length === 0) return true;
  const files = readdirSync(join(rootDir, 'test'), { recursive: true, encoding: 'utf8' });
  const ours = files.filter((file) => file.endsWith('.postgres.test.ts')).map((file) => join(rootDir, 'test', file));
  return ours.some((file) => patterns.some((pattern) => new RegExp(pattern).test(file)));
}

async function startServer() {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'runbook-postgres-'));
  // PostgreSQL refuses to run as root, so another user has to find its way to the files.
  chmodSync(folder, 0o755);
  const EmbeddedPostgres = await loadEmbeddedPostgres(folder);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'test',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return { server, folder, url: `postgres://postgres:test@127.0.0.1:${port}/postgres` };
}

/** Nothing in these tests outlives them, so nothing has to reach the disk. */
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'full_page_writes=off',
  'max_connections=200',
];

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
