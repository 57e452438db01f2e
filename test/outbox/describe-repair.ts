import { sql } from 'kysely';
import { createCallOutbox } from '../../src/database/call-outbox.js';
import { createCallStore } from '../../src/database/call-store.js';
import type { Database } from '../../src/database/connection/database.js';
import { migrate } from '../../src/database/connection/migrate.js';
import { migrations } from '../../src/database/migrations.js';
import type { Schema } from '../../src/database/schema.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';

/** What no version of the app should leave behind, and how the self-check puts it right. */
export function describeRepair(
  name: string,
  open: () => Promise<Database<Schema>>,
  close: (database: Database<Schema>) => Promise<void>,
) {
  describe(`the self-check of the queues on ${name}`, () => {
    let database: Database<Schema>;

    beforeEach(async () => {
      database = await open();
      await migrate(database, 0, migrations);
      const calls = createCallStore(database, createCallOutbox(database), () => undefined);
      await calls.announce(sampleCall(), () =>
        planOf(
          sampleJob({ key: 'first', queue: 'a', dueAt: 10 }),
          sampleJob({ key: 'behind', queue: 'a', dueAt: 11 }),
          sampleJob({ key: 'second', queue: 'b', dueAt: 10, prerequisites: ['first'] }),
          sampleJob({ key: 'beside', queue: 'c', dueAt: 10 }),
        ),
      );
    });

    afterEach(() => close(database));

    const jobs = () => createCallOutbox(database);

    async function tamper(statement: string): Promise<void> {
      await sql.raw(statement).execute(database.db);
    }

    it('finds nothing where nothing is wrong', async () => {
      expect(await jobs().repairQueues()).toEqual([]);
    });

    it.each<[string, string, readonly string[], readonly string[]]>([
      [
        'has no next job',
        `update queue set next_job_id = null, next_at = null where name = 'a'`,
        ['a'],
        ['beside', 'first'],
      ],
      ['has no time', `update queue set next_at = null where name = 'a'`, ['a'], ['beside', 'first']],
      ['has no job but a time', `update queue set next_job_id = null where name = 'a'`, ['a'], ['beside', 'first']],
      ['comes too late', `update queue set next_at = 900 where name = 'a'`, ['a'], ['beside', 'first']],
      ['comes too early', `update queue set next_at = 1 where name = 'a'`, ['a'], ['beside', 'first']],
      [
        'has another job for its next',
        `update queue set next_job_id = (select id from job where key = 'behind') where name = 'a'`,
        ['a'],
        ['beside', 'first'],
      ],
      [
        'has a job for its next that has a prerequisite',
        `update queue set next_job_id = (select id from job where key = 'second'), next_at = 10 where name = 'b'`,
        ['b'],
        ['beside', 'first'],
      ],
      ['is not known', `delete from queue where name in ('a', 'c')`, ['a', 'c'], ['beside', 'first']],
      [
        'waits for prerequisites that are completed',
        `update job set state = 'completed' where key in ('first', 'behind')`,
        ['a', 'b'],
        ['beside', 'second'],
      ],
    ])('repairs a queue that %s', async (_case, statement, repaired, due) => {
      await tamper(statement);

      expect(await jobs().repairQueues()).toEqual(expect.arrayContaining([...repaired]));
      expect(await jobs().repairQueues()).toEqual([]);

      const claimed = await jobs().claim(20, 'replica', 80, 10);
      expect(claimed.map(({ key }) => key).toSorted()).toEqual(due);
    });

    it('examines every queue, however many there are', async () => {
      const many = Array.from({ length: 450 }, (_, n) =>
        sampleJob({ key: `job ${n}`, queue: `queue ${n}`, dueAt: 10 }),
      );
      await createCallStore(database, createCallOutbox(database), () => undefined).announce(sampleCall(13), () =>
        planOf(...many),
      );
      await tamper(`update queue set next_at = null where name like 'queue %'`);

      expect(await jobs().repairQueues()).toHaveLength(450);
    });
  });
}
