import type { BenchDatabase } from './bench-database.js';

/** A thousand people share them, so each of them has up to a thousand. */
export const people = 1_000;

const tomorrow = 86_400_000;

/** Between one and the next, in milliseconds: a million of them take a year. */
const apart = 30_000;

/**
 * Stores reminders of the first call, the first due tomorrow, as the app would have stored them one by one.
 * Both databases understand these statements.
 */
export async function storeInBulk(database: BenchDatabase, reminders: number): Promise<void> {
  const first = Date.now() + tomorrow;
  const content = { kind: 'reminder', occasion: '1h', to: { kind: 'person', slackId: 'U1' }, instant: first };
  await database.execute(`
    insert into delivery (call_id, key, lane, due_at, attempt_at, expires_at, kind, content, state, attempts)
    with recursive numbers(n) as (
      select cast(0 as bigint) union all select n + 1 from numbers where n < ${reminders - 1}
    )
    select (select min(id) from call), 'stored ' || n, 'dm U' || (n % ${people}),
      ${first} + n * ${apart}, ${first} + n * ${apart}, ${first} + n * ${apart} + 3600000,
      'reminder', '${JSON.stringify(content)}', 'pending', 0
    from numbers`);
  await database.execute(`
    insert into lane (name, free_at, head_id, next_at)
    select lane, 0, min(id), min(due_at) from delivery group by lane`);
  // PostgreSQL does this by itself before long; SQLite never does, and the app does not ask for it.
  if (database.engine === 'PostgreSQL') await database.execute('vacuum analyze');
}
