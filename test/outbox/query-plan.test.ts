import { type Compilable, CompiledQuery, type Kysely } from 'kysely';
import { comesByItself } from '../../src/call/jobs/answers-a-click.js';
import { migrate } from '../../src/database/connection/migrate.js';
import { openSqlite } from '../../src/database/connection/open-sqlite.js';
import { migrations } from '../../src/database/migrations.js';
import { plannedOtherwiseQuery } from '../../src/database/plan-anew.js';
import type { Schema } from '../../src/database/schema.js';
import { claimQueuesQuery } from '../../src/outbox/claim.js';
import { expiredQuery } from '../../src/outbox/expire.js';
import { refreshQuery } from '../../src/outbox/queues.js';
import {
  byKeyQuery,
  dueBetweenQuery,
  failedQuery,
  jobsQuery,
  nextDueQuery,
  openQuery,
  unfinishedQuery,
} from '../../src/outbox/read-jobs.js';
import { heldQuery } from '../../src/outbox/renew.js';

/** The steps of SQLite's plan, e.g. `SEARCH due USING INDEX queue_next (next_at<?)`. */
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
      'the queues in which something is due',
      (on) => claimQueuesQuery(on, 'sqlite', { now: 1, dueBy: 2, owner: 'replica', leaseUntil: 2, limit: 8 }),
      'SEARCH due USING INDEX queue_next (next_at<?)',
    ],
    ['what becomes due next', nextDueQuery, 'SEARCH queue USING COVERING INDEX queue_next (next_at>?)'],
    [
      'the calls that are reminded of soon',
      (on) => dueBetweenQuery(on, 'reminder', 1, 2, 8),
      'SEARCH queue USING INDEX queue_next (next_at>? AND next_at<?)',
    ],
    ['what has expired', (on) => expiredQuery(on, 1).select('id'), 'SEARCH job USING INDEX job_expiry (expires_at<?)'],
    ['what a process is sending', (on) => heldQuery(on, 'replica', 1), 'SEARCH job USING INDEX job_lease (owner=?)'],
    [
      'what of a call is still to be done',
      (on) => unfinishedQuery(on, 1).selectAll().orderBy('id'),
      'SEARCH job USING INDEX job_state_of_subject (subject_id=? AND state=?)',
    ],
    [
      'what of a call is of one kind',
      (on) => jobsQuery(on, 1, ['reminder']).selectAll().orderBy('id'),
      'SEARCH job USING INDEX job_kind_of_subject (subject_id=? AND kind=?)',
    ],
    [
      'what of a call is of one kind and still to be done',
      (on) => unfinishedQuery(on, 1, ['issue-edit']).selectAll().orderBy('id'),
      'SEARCH job USING INDEX job_kind_of_subject (subject_id=? AND kind=? AND state=?)',
    ],
    [
      'what somebody waits for who has clicked',
      (on) => openQuery(on, 1, comesByItself).selectAll().orderBy('id'),
      'SEARCH job USING INDEX job_state_of_subject (subject_id=? AND state=?)',
    ],
    [
      'jobs by their keys',
      (on) => byKeyQuery(on, 1, ['a', 'b']).selectAll(),
      'SEARCH job USING INDEX sqlite_autoindex_job_1 (key=?)',
    ],
    [
      'calls that were planned with another policy',
      (on) => plannedOtherwiseQuery(on, ['a policy', { from: 1, to: 9 }, undefined, 50]).selectAll(),
      'SEARCH call USING INDEX call_start (instant>? AND instant<?)',
    ],
    [
      'what is next in a queue',
      (on) => refreshQuery(on, ['a queue']),
      'SEARCH next USING INDEX job_in_queue (queue=? AND state=?)',
    ],
  ])('looks for %s in an index and not at all that is stored', async (_name, query, step) => {
    const plan = await planOf(db, query(db));

    expect(plan).toContain(step);
    expect(plan.filter((line) => line.startsWith('SCAN'))).toEqual([]);
  });

  it('looks for what has failed only among that', async () => {
    const plan = await planOf(db, failedQuery(db, ['is_archived'], 10).selectAll());

    expect(plan).toEqual(['SCAN job USING INDEX job_failed']);
  });

  it('finds the first in a queue without sorting', async () => {
    const plan = await planOf(db, refreshQuery(db, ['a queue']));

    expect(plan.filter((line) => line.includes('TEMP B-TREE'))).toEqual([]);
  });
});
