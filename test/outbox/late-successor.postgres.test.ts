import { openStore, type Store } from '../../src/database/open-store.js';
import { describeOnPostgres, emptyPostgresSchema } from '../database/empty-postgres-schema.js';
import { type Blocker, connectBlocker, namedAddress } from '../database/pg-blocker.js';
import { planOf, sampleCall, sampleJob } from '../support/sample-call.js';

const silent = { onEnqueued: () => undefined };
const first = sampleJob({ key: 'first', queue: 'a', dueAt: 10 });
const second = sampleJob({ key: 'second', queue: 'b', dueAt: 10, prerequisites: ['first'] });

/** Any number: it names the lock at which a transaction is stopped right before its commit. */
const commitLock = 77;

/** Stops whoever has stored a prerequisite when all is done but the commit. */
const stopAtCommit = `
  create function wait_for_test() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(${commitLock}); return null; end $$;
  create constraint trigger stop_at_commit after insert on prerequisite
    deferrable initially deferred for each row execute function wait_for_test();
`;

describeOnPostgres('a job stored while its prerequisite is being completed', () => {
  let database: Awaited<ReturnType<typeof emptyPostgresSchema>>;
  let stores: readonly [Store, Store];
  let blocker: Blocker;

  beforeEach(async () => {
    database = await emptyPostgresSchema();
    const { address, name } = namedAddress(database.address);
    stores = [await openStore(address, silent), await openStore(address, silent)];
    blocker = await connectBlocker(database.address, name);
  });

  afterEach(async () => {
    for (const store of stores) await store.close();
    await blocker.close();
    await database.remove();
  });

  it.each<[string, string, string, 'completes' | 'stores']>([
    ['is the completion, at its queue', '', `select * from queue where name = 'a' for update`, 'completes'],
    ['is the storing, at its queue', '', `insert into queue (name, free_at) values ('b', 0)`, 'stores'],
    ['is the storing, half way', '', 'lock table prerequisite in share mode', 'stores'],
    ['is the storing, at its commit', stopAtCommit, `select pg_advisory_xact_lock(${commitLock})`, 'stores'],
  ])('is released where what is stopped %s', async (_case, preparation, obstacle, whoIsStopped) => {
    const [completing, storing] = stores;
    const { call } = await completing.calls.announce(sampleCall(), () => planOf(first));
    const [claimed] = await completing.outbox.claim(10, 'replica', 70, 1);
    if (!claimed) throw new Error('Nothing was due.');
    const complete = () => completing.outbox.recordResult(claimed, 'replica', { kind: 'completed' }, 20);
    const store = () => storing.calls.enqueue(call.id, planOf(second));
    await blocker.query(preparation);
    await blocker.query('begin');
    await blocker.query(obstacle);

    const stopped = whoIsStopped === 'completes' ? complete() : store();
    await blocker.untilBlockedOrDone(stopped, 1);
    const other = whoIsStopped === 'completes' ? store() : complete();
    await blocker.untilBlockedOrDone(other, 2);
    await blocker.query('rollback');
    await Promise.all([stopped, other]);

    const next = await completing.outbox.claim(30, 'replica', 90, 10);
    expect(next.map(({ key }) => key)).toEqual(['second']);
  });
});
