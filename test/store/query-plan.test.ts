import { type Compilable, CompiledQuery, type Kysely } from 'kysely';
import { claimQuery, nextLeaseQuery, nextPendingQuery } from '../../src/store/delivery-store.js';
import { migrate } from '../../src/store/migrate.js';
import { openSqlite } from '../../src/store/open-sqlite.js';
import type { Schema } from '../../src/store/schema.js';

/** The steps of SQLite's plan, e.g. `SEARCH candidate USING INDEX delivery_attempt (state=? AND attempt_at<?)`. */
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
    await migrate(db, 0);
  });

  afterEach(() => db.destroy());

  it('looks at what is due only, not at all that is stored', async () => {
    const plan = await planOf(db, claimQuery(db, { now: 1, owner: 'replica', leaseUntil: 2, limit: 8 }));

    expect(plan).toContain('SEARCH candidate USING INDEX delivery_attempt (state=? AND attempt_at<?)');
    expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
  });

  it.each([
    ['what becomes due next', nextPendingQuery],
    ['whose lease ends next', nextLeaseQuery],
  ])('finds %s in the order of an index, without sorting', async (_name, query) => {
    const plan = await planOf(db, query(db));

    expect(plan[0]).toMatch(/^SEARCH .* USING (COVERING )?INDEX delivery_attempt \(state=\?\)$/);
    expect(plan.filter((step) => /^SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  });
});
