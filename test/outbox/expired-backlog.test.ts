import { sql } from 'kysely';
import { createCallOutbox } from '../../src/database/call-outbox.js';
import { createCallStore } from '../../src/database/call-store.js';
import type { Database } from '../../src/database/connection/database.js';
import { migrate } from '../../src/database/connection/migrate.js';
import { openSqlite } from '../../src/database/connection/open-sqlite.js';
import { migrations } from '../../src/database/migrations.js';
import type { Schema } from '../../src/database/schema.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';

/** More than SQLite's 32,766 parameters in a statement. */
const many = 33_000;

describe('after a long pause, with more expired jobs than a statement can name', () => {
  let database: Database<Schema>;

  beforeEach(async () => {
    database = { dialect: 'sqlite', db: openSqlite(':memory:') };
    await migrate(database, 0, migrations);
    await createCallStore(database, createCallOutbox(database), () => undefined).announce(sampleCall(), () =>
      planOf(
        sampleJob({ key: 'stale', queue: 'a', dueAt: 5, expiresAt: 20 }),
        sampleJob({ key: 'fresh', queue: 'a', dueAt: 10 }),
      ),
    );
    await sql`
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${many})
      insert into job (subject_id, key, queue, due_at, attempt_at, expires_at, kind, payload, state, attempts)
      select subject_id, 'stale ' || i, 'a', due_at, attempt_at, expires_at, kind, payload, state, 0
      from n, job where key = 'stale'
    `.execute(database.db);
  });

  afterEach(() => database.db.destroy());

  it.each([100, many + 1])('all of them are noted, %i at a time, and what is due is sent', async (limit) => {
    const jobs = createCallOutbox(database);
    let noted = 0;

    for (let size = limit; size === limit; noted += size) size = (await jobs.expire(100, limit)).length;

    expect(noted).toBe(many + 1);
    expect((await jobs.claim(100, 'replica', 160, 10)).map(({ key }) => key)).toEqual(['fresh']);
  });
});
