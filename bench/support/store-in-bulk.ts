import type { BenchDatabase } from './bench-database.js';

/** A thousand people share them, so each of them has up to a thousand. */
export const people = 1_000;

const tomorrow = 86_400_000;

/** Between one and the next, in milliseconds: a million of them take a year. */
const apart = 30_000;

/** In one statement, and so in one commit: few enough that one sees it go on. */
const atOnce = 100_000;

/**
 * Stores reminders of the first call, the first due tomorrow, as the app would have stored them one by one. Says on
 * standard error how far it is.
 */
export async function storeInBulk(database: BenchDatabase, reminders: number): Promise<void> {
  const first = Date.now() + tomorrow;
  for (let from = 0; from < reminders; from += atOnce) {
    const upTo = Math.min(from + atOnce, reminders);
    await storeSome(database, first, from, upTo);
    process.stderr.write(
      `${database.engine}: ${upTo.toLocaleString('en')} of ${reminders.toLocaleString('en')} stored\n`,
    );
  }
  await database.execute(`
    insert into queue (name, free_at, next_job_id, next_at)
    select queue, 0, min(id), min(due_at) from job group by queue`);
  await database.execute(tidying[database.engine]);
}

/** Both databases understand this statement. */
function storeSome(database: BenchDatabase, first: number, from: number, upTo: number): Promise<void> {
  const payload = { kind: 'reminder', occasion: '1h', to: { kind: 'person', slackId: 'U1' }, instant: first };
  return database.execute(`
    insert into job (subject_id, key, queue, due_at, attempt_at, expires_at, kind, payload, state, attempts)
    with recursive numbers(n) as (
      select cast(${from} as bigint) union all select n + 1 from numbers where n < ${upTo - 1}
    )
    select (select min(id) from call), 'stored ' || n, 'dm U' || (n % ${people}),
      ${first} + n * ${apart}, ${first} + n * ${apart}, ${first} + n * ${apart} + 3600000,
      'reminder', '${JSON.stringify(payload)}', 'pending', 0
    from numbers`);
}

/**
 * What a database in use has behind it. PostgreSQL does this by itself before long. SQLite moves what was written to its
 * place, which is as much as ten thousand commits of the app write; statistics it never makes, and the app does not ask
 * for them.
 */
const tidying: Readonly<Record<BenchDatabase['engine'], string>> = {
  PostgreSQL: 'vacuum analyze',
  SQLite: 'pragma wal_checkpoint(truncate)',
};
