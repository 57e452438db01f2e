import { type Compilable, CompiledQuery, type Kysely } from 'kysely';
import { migrate } from '../../src/database/migrate.js';
import { openSqlite } from '../../src/database/open-sqlite.js';
import { claimLanesQuery } from '../../src/store/claim.js';
import { nextDueQuery, remindedQuery } from '../../src/store/delivery-store.js';
import { expiredQuery } from '../../src/store/expire.js';
import { failedQuery } from '../../src/store/failed-deliveries.js';
import { refreshQuery } from '../../src/store/lanes.js';
import { migrations } from '../../src/store/migrations.js';
import { plannedOtherwiseQuery } from '../../src/store/plan-anew.js';
import { awaitedQuery, namedQuery, ofKindsQuery, unfinishedQuery } from '../../src/store/read-deliveries.js';
import { heldQuery } from '../../src/store/renew.js';
import type { Schema } from '../../src/store/schema.js';

/** The steps of SQLite's plan, e.g. `SEARCH due USING INDEX lane_next (next_at<?)`. */
async function planOf(db: Kysely<Schema>, query: Compilable): Promise<readonly string[]> {
  const { sql, parameters } = query.compile();
  const plan = await db.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
  );
  return plan.rows.map(({ detail }) => detail);
}

describe('finding what is due', () => {
  let db: Kysely<Schema>;

  beforeEach(async () => {
    db = openSqlite<Schema>(':memory:');
    await migrate({ dialect: 'sqlite', db }, 0, migrations);
  });

  afterEach(() => db.destroy());

  it.each<[string, (db: Kysely<Schema>) => Compilable, string]>([
    [
      'the lanes in which something is due',
      (on) => claimLanesQuery(on, 'sqlite', { now: 1, dueBy: 2, owner: 'replica', leaseUntil: 2, limit: 8 }),
      'SEARCH due USING INDEX lane_next (next_at<?)',
    ],
    ['what becomes due next', nextDueQuery, 'SEARCH lane USING COVERING INDEX lane_next (next_at>?)'],
    [
      'the calls that are reminded of soon',
      (on) => remindedQuery(on, 1, 2, 8),
      'SEARCH lane USING INDEX lane_next (next_at>? AND next_at<?)',
    ],
    [
      'what has expired',
      (on) => expiredQuery(on, 1).select('id'),
      'SEARCH delivery USING INDEX delivery_expiry (expires_at<?)',
    ],
    [
      'what a process is sending',
      (on) => heldQuery(on, 'replica', 1),
      'SEARCH delivery USING INDEX delivery_owner (owner=?)',
    ],
    [
      'what of a call is still to be done',
      (on) => unfinishedQuery(on, 1).selectAll().orderBy('id'),
      'SEARCH delivery USING INDEX delivery_state_of_call (call_id=? AND state=?)',
    ],
    [
      'what of a call is of one kind',
      (on) => ofKindsQuery(on, 1, ['reminder']).selectAll().orderBy('id'),
      'SEARCH delivery USING INDEX delivery_kind_of_call (call_id=? AND kind=?)',
    ],
    [
      'what of a call is of one kind and still to be done',
      (on) => unfinishedQuery(on, 1, ['issue-edit']).selectAll().orderBy('id'),
      'SEARCH delivery USING INDEX delivery_kind_of_call (call_id=? AND kind=? AND state=?)',
    ],
    [
      'what somebody waits for who has clicked',
      (on) => awaitedQuery(on, 1).selectAll().orderBy('id'),
      'SEARCH delivery USING INDEX delivery_state_of_call (call_id=? AND state=?)',
    ],
    [
      'deliveries by their keys',
      (on) => namedQuery(on, 1, ['a', 'b']).selectAll(),
      'SEARCH delivery USING INDEX sqlite_autoindex_delivery_1 (key=?)',
    ],
    [
      'calls that were planned with another policy',
      (on) => plannedOtherwiseQuery(on, ['a policy', { from: 1, to: 9 }, undefined, 50]).selectAll(),
      'SEARCH call USING INDEX call_start (instant>? AND instant<?)',
    ],
    [
      'what is next in a lane',
      (on) => refreshQuery(on, ['a lane']),
      'SEARCH head USING INDEX delivery_in_lane (lane=? AND state=?)',
    ],
  ])('looks for %s in an index and not at all that is stored', async (_name, query, step) => {
    const plan = await planOf(db, query(db));

    expect(plan).toContain(step);
    expect(plan.filter((line) => line.startsWith('SCAN'))).toEqual([]);
  });

  it('looks for what has failed only among that', async () => {
    const plan = await planOf(db, failedQuery(db, ['is_archived'], 10).selectAll());

    expect(plan).toEqual(['SCAN delivery USING INDEX delivery_failed']);
  });

  it('finds the first in a lane without sorting', async () => {
    const plan = await planOf(db, refreshQuery(db, ['a lane']));

    expect(plan.filter((line) => line.includes('TEMP B-TREE'))).toEqual([]);
  });
});
