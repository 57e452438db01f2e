import { createDispatcher, type Dispatcher } from '../../src/delivery/dispatcher.js';
import { createHold } from '../../src/delivery/hold.js';
import { keepLeases } from '../../src/delivery/keep-leases.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { promising, sampleCall, sampleDelivery } from '../contracts/sample-call.js';
import { createRecordingLog } from '../delivery/recording-log.js';
import { until } from '../delivery/until.js';
import { describeOnPostgres, emptyPostgresSchema } from '../store/empty-postgres-schema.js';
import { type Blocker, connectBlocker, namedAddress } from '../store/pg-blocker.js';

const owner = 'this process';

describeOnPostgres('a delivery during which the connection to the database is cut', () => {
  let database: Awaited<ReturnType<typeof emptyPostgresSchema>>;
  let store: Store;
  let blocker: Blocker;
  let dispatcher: Dispatcher;
  let now: number;
  let states: string[];

  beforeEach(async () => {
    database = await emptyPostgresSchema();
    const { address, name } = namedAddress(database.address);
    now = 1_000;
    states = [];
    store = await openStore(address, { onDeliveriesStored: () => {} });
    blocker = await connectBlocker(database.address, name);
    const clock = () => now;
    const log = createRecordingLog();
    dispatcher = createDispatcher({
      store: store.deliveries,
      hold: createHold(clock),
      leases: keepLeases({ store: store.deliveries, clock, owner, log }),
      carryOut: async ({ callId }) => {
        await store.calls.call(callId);
        return { kind: 'sent' };
      },
      planNotice: async () => [],
      clock,
      owner,
      log,
      onSettled: (_delivery, { kind }) => states.push(kind),
      onMissed: () => states.push('missed'),
    });
  });

  afterEach(async () => {
    await dispatcher.stop();
    await store.close();
    await blocker.close();
    await database.remove();
  });

  it.each<[string, string]>([
    ['while it reads', 'lock table call in access exclusive mode'],
    ['while its end is recorded', `lock table prerequisite in access exclusive mode`],
  ])('is sent all the same, and never fails: %s', async (_when, obstacle) => {
    const { call } = await store.calls.announce(sampleCall(), () =>
      promising(sampleDelivery({ key: 'post', content: { kind: 'record' } })),
    );
    await blocker.query('begin');
    await blocker.query(obstacle);
    dispatcher.start();
    await blocker.untilBlocked();

    await blocker.cutBlocked();
    await blocker.query('rollback');

    await until('it is sent', () => {
      now += 5_000;
      dispatcher.wake();
      return states.includes('sent');
    });
    expect(await store.calls.deliveriesOf(call.id)).toMatchObject([{ state: 'sent' }]);
    expect(states).not.toContain('failed');
  });
});
