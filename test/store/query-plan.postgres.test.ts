import { type Compilable, CompiledQuery, type Kysely } from 'kysely';
import { migrate } from '../../src/database/migrate.js';
import { openPostgres } from '../../src/database/open-postgres.js';
import { claimLanesQuery } from '../../src/store/claim.js';
import { nextDueQuery, remindedQuery } from '../../src/store/delivery-store.js';
import { expiredQuery } from '../../src/store/expire.js';
import { refreshQuery } from '../../src/store/lanes.js';
import { migrations } from '../../src/store/migrations.js';
import { heldQuery } from '../../src/store/renew.js';
import type { Schema } from '../../src/store/schema.js';
import { describeOnPostgres, emptyPostgresSchema } from './empty-postgres-schema.js';

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
      'the lanes in which something is due',
      (on) => claimLanesQuery(on, 'postgres', { now: 1, dueBy: 2, owner: 'replica', leaseUntil: 2, limit: 8 }),
      [/lane_next on lane due/, /LockRows/],
    ],
    ['what becomes due next', nextDueQuery, [/lane_next on lane/]],
    ['the calls that are reminded of soon', (on) => remindedQuery(on, 1, 2, 8), [/lane_next on lane/]],
    ['what has expired', (on) => expiredQuery(on, 1).select('id'), [/delivery_expiry on delivery/]],
    // Both indexes hold only what is being sent.
    [
      'what a process is sending',
      (on) => heldQuery(on, 'replica', 1),
      [/delivery_(owner|one_sending_in_lane) on delivery/],
    ],
    ['what is next in a lane', (on) => refreshQuery(on, ['a lane']), [/delivery_in_lane on delivery head/]],
  ])('looks for %s in an index and not at all that is stored', async (_name, query, steps) => {
    const plan = await planOf(db, query(db));

    for (const step of steps) expect(plan).toMatch(step);
    expect(plan).not.toContain('Seq Scan');
  });
});
