import { sql } from 'kysely';
import type { Database } from '../../src/database/database.js';
import { migrate } from '../../src/database/migrate.js';
import { createCallStore } from '../../src/store/call-store.js';
import { createDeliveryStore } from '../../src/store/delivery-store.js';
import { migrations } from '../../src/store/migrations.js';
import type { Schema } from '../../src/store/schema.js';
import { promising, sampleCall, sampleDelivery } from '../contracts/sample-call.js';

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
      const calls = createCallStore(database, () => undefined);
      await calls.announce(sampleCall(), () =>
        promising(
          sampleDelivery({ key: 'first', lane: 'a', dueAt: 10 }),
          sampleDelivery({ key: 'behind', lane: 'a', dueAt: 11 }),
          sampleDelivery({ key: 'second', lane: 'b', dueAt: 10, after: ['first'] }),
          sampleDelivery({ key: 'beside', lane: 'c', dueAt: 10 }),
        ),
      );
    });

    afterEach(() => close(database));

    const deliveries = () => createDeliveryStore(database);

    async function tamper(statement: string): Promise<void> {
      await sql.raw(statement).execute(database.db);
    }

    it('finds nothing where nothing is wrong', async () => {
      expect(await deliveries().repairQueues()).toEqual([]);
    });

    it.each<[string, string, readonly string[], readonly string[]]>([
      [
        'has no next job',
        `update lane set head_id = null, next_at = null where name = 'a'`,
        ['a'],
        ['beside', 'first'],
      ],
      ['has no time', `update lane set next_at = null where name = 'a'`, ['a'], ['beside', 'first']],
      ['has no job but a time', `update lane set head_id = null where name = 'a'`, ['a'], ['beside', 'first']],
      ['comes too late', `update lane set next_at = 900 where name = 'a'`, ['a'], ['beside', 'first']],
      ['comes too early', `update lane set next_at = 1 where name = 'a'`, ['a'], ['beside', 'first']],
      [
        'has another job for its next',
        `update lane set head_id = (select id from delivery where key = 'behind') where name = 'a'`,
        ['a'],
        ['beside', 'first'],
      ],
      [
        'has a job for its next that has a prerequisite',
        `update lane set head_id = (select id from delivery where key = 'second'), next_at = 10 where name = 'b'`,
        ['b'],
        ['beside', 'first'],
      ],
      ['is not known', `delete from lane where name in ('a', 'c')`, ['a', 'c'], ['beside', 'first']],
      [
        'waits for prerequisites that are completed',
        `update delivery set state = 'sent' where key in ('first', 'behind')`,
        ['a', 'b'],
        ['beside', 'second'],
      ],
    ])('repairs a queue that %s', async (_case, statement, repaired, due) => {
      await tamper(statement);

      expect(await deliveries().repairQueues()).toEqual(expect.arrayContaining([...repaired]));
      expect(await deliveries().repairQueues()).toEqual([]);

      const claimed = await deliveries().claimDue(20, 'replica', 80, 10);
      expect(claimed.map(({ key }) => key).toSorted()).toEqual(due);
    });

    it('examines every queue, however many there are', async () => {
      const many = Array.from({ length: 450 }, (_, n) =>
        sampleDelivery({ key: `job ${n}`, lane: `queue ${n}`, dueAt: 10 }),
      );
      await createCallStore(database, () => undefined).announce(sampleCall(13), () => promising(...many));
      await tamper(`update lane set next_at = null where name like 'queue %'`);

      expect(await deliveries().repairQueues()).toHaveLength(450);
    });
  });
}
