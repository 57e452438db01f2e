import { createServer } from 'node:net';
import { sql } from 'kysely';
import { openPostgres } from '../../../src/database/connection/open-postgres.js';
import { describeOnPostgres, emptyPostgresSchema } from '../empty-postgres-schema.js';

const limits = sql<{ statement: string; idle: string }>`select current_setting('statement_timeout') as statement,
  current_setting('idle_in_transaction_session_timeout') as idle`;

describeOnPostgres('the time limits of a transaction', () => {
  it('are its own, and none stays on the connection that a pooler gives to somebody else', async () => {
    const schema = await emptyPostgresSchema();
    const db = openPostgres<Record<string, never>>(schema.address, () => {});

    const within = await db.transaction().execute((transaction) => limits.execute(transaction));
    const isolated = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((transaction) => limits.execute(transaction));
    const after = await limits.execute(db);

    expect([within.rows, isolated.rows, after.rows].map(([row]) => row)).toEqual([
      { statement: '10s', idle: '10s' },
      { statement: '10s', idle: '10s' },
      { statement: '0', idle: '0' },
    ]);
    await db.destroy();
    await schema.remove();
  });
});

test('nothing is asked for at the start of a connection that PgBouncer refuses', async () => {
  let startup = '';
  const server = createServer((socket) => {
    socket.once('data', (data) => {
      startup = data.toString('latin1');
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const db = openPostgres<Record<string, never>>(`postgres://u:p@127.0.0.1:${port}/d`, () => {});

  await sql`select 1`.execute(db).catch(() => undefined);

  const names = startup
    .slice(8)
    .split('\0')
    .filter((_, index) => index % 2 === 0)
    .filter((name) => name !== '');
  // What PgBouncer takes without being told to ignore it. Source: its documentation of `ignore_startup_parameters`.
  const known = [
    'user',
    'database',
    'client_encoding',
    'datestyle',
    'timezone',
    'standard_conforming_strings',
    'application_name',
  ];
  expect(names.length).toBeGreaterThan(1);
  expect(names.filter((name) => !known.includes(name.toLowerCase()))).toEqual([]);
  await db.destroy();
  await new Promise((resolve) => server.close(resolve));
});
