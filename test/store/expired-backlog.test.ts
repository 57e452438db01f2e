import { sql } from 'kysely';
import type { Database } from '../../src/database/database.js';
import { migrate } from '../../src/database/migrate.js';
import { openSqlite } from '../../src/database/open-sqlite.js';
import { createCallStore } from '../../src/store/call-store.js';
import { createDeliveryStore } from '../../src/store/delivery-store.js';
import { migrations } from '../../src/store/migrations.js';
import type { Schema } from '../../src/store/schema.js';
import { promising, sampleCall, sampleDelivery } from '../contracts/sample-call.js';

/** More than SQLite's 32,766 parameters in a statement. */
const many = 33_000;

describe('after a long pause, with more expired jobs than a statement can name', () => {
  let database: Database<Schema>;

  beforeEach(async () => {
    database = { dialect: 'sqlite', db: openSqlite(':memory:') };
    await migrate(database, 0, migrations);
    await createCallStore(database, () => undefined).announce(sampleCall(), () =>
      promising(
        sampleDelivery({ key: 'stale', lane: 'a', dueAt: 5, expiresAt: 20 }),
        sampleDelivery({ key: 'fresh', lane: 'a', dueAt: 10 }),
      ),
    );
    await sql`
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${many})
      insert into delivery (call_id, key, lane, due_at, attempt_at, expires_at, kind, content, state, attempts)
      select call_id, 'stale ' || i, 'a', due_at, attempt_at, expires_at, kind, content, state, 0
      from n, delivery where key = 'stale'
    `.execute(database.db);
  });

  afterEach(() => database.db.destroy());

  it.each([100, many + 1])('all of them are noted, %i at a time, and what is due is sent', async (limit) => {
    const deliveries = createDeliveryStore(database);
    let noted = 0;

    for (let size = limit; size === limit; noted += size) size = (await deliveries.expire(100, limit)).length;

    expect(noted).toBe(many + 1);
    expect((await deliveries.claimDue(100, 'replica', 160, 10)).map(({ key }) => key)).toEqual(['fresh']);
  });
});
