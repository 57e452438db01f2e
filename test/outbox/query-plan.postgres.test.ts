import { type Compilable, CompiledQuery, type Kysely } from 'kysely';
import { migrate } from '../../src/database/connection/migrate.js';
import { openPostgres } from '../../src/database/connection/open-postgres.js';
import { migrations } from '../../src/database/migrations.js';
import type { Schema } from '../../src/database/schema.js';
import { claimQueuesQuery } from '../../src/outbox/claim.js';
import { expiredQuery } from '../../src/outbox/expire.js';
import { refreshQuery } from '../../src/outbox/queues.js';
import { dueBetweenQuery, nextDueQuery } from '../../src/outbox/read-jobs.js';
import { heldQuery } from '../../src/outbox/renew.js';
import { describeOnPostgres, emptyPostgresSchema } from '../database/empty-postgres-schema.js';

/** PostgreSQL's plan. In an empty table it would rather read everything than an index, unless it is told not to. */
async function planOf(db: Kysely<Schema>, query: Compilable): Promise<string> {
  const { sql, parameters } = query.compile();
  return db.transaction().execute(async (transaction) => {
    await transaction.executeQuery(CompiledQuery.raw('set local enable_seqscan = off'));
    await transaction.executeQuery(CompiledQuery.raw('set local enable_bitmapscan = off'));
    const plan = await transaction.executeQuery<{ 'QUERY PLAN': string }>(
      CompiledQuery.raw(`explain ${sql}`, [...parameters]),
    );
    return plan.rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

describeOnPostgres('finding what is due on PostgreSQL', () => {
  let schema: Awaited<ReturnType<typeof emptyPostgresSchema>>;
  let db: Kysely<Schema>;

  beforeEach(async () => {
    schema = await emptyPostgresSchema();
    db = openPostgres<Schema>(schema.address, () => undefined);
    await migrate({ dialect: 'postgres', db }, 0, migrations);
  });

  afterEach(async () => {
    await db.destroy();
    await schema.remove();
  });

  it.each<[string, (db: Kysely<Schema>) => Compilable, readonly RegExp[]]>([
    [
      'the queues in which something is due',
      (on) => claimQueuesQuery(on, 'postgres', { now: 1, dueBy: 2, owner: 'replica', leaseUntil: 2, limit: 8 }),
      [/queue_next on queue due/, /LockRows/],
    ],
    ['what becomes due next', nextDueQuery, [/queue_next on queue/]],
    ['the calls that are reminded of soon', (on) => dueBetweenQuery(on, 'reminder', 1, 2, 8), [/queue_next on queue/]],
    ['what has expired', (on) => expiredQuery(on, 1).select('id'), [/job_expiry on job/]],
    // Both indexes hold only what is being sent.
    ['what a process is sending', (on) => heldQuery(on, 'replica', 1), [/job_(lease|one_running_in_queue) on job/]],
    ['what is next in a queue', (on) => refreshQuery(on, ['a queue']), [/job_in_queue on job next/]],
  ])('looks for %s in an index and not at all that is stored', async (_name, query, steps) => {
    const plan = await planOf(db, query(db));

    for (const step of steps) expect(plan).toMatch(step);
    expect(plan).not.toContain('Seq Scan');
  });
});
