import type { CallJobs } from '../../../src/call/jobs/job.js';
import { openStore, type Store } from '../../../src/database/open-store.js';
import { appFailures } from '../../../src/delivery/app-failures.js';
import { createDispatcher, createStartGate, type Dispatcher, keepLeases } from '../../../src/outbox/index.js';
import { createRecordingLog } from '../../support/delivery/recording-log.js';
import { until } from '../../support/delivery/until.js';
import { planOf, sampleCall, sampleJob } from '../../support/sample-call.js';
import { describeOnPostgres, emptyPostgresSchema } from '../empty-postgres-schema.js';
import { type Blocker, connectBlocker, namedAddress } from '../pg-blocker.js';

const owner = 'this process';

describeOnPostgres('a job during which the connection to the database is cut', () => {
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
    store = await openStore(address, { onEnqueued: () => {} });
    blocker = await connectBlocker(database.address, name);
    const clock = () => now;
    const log = createRecordingLog();
    dispatcher = createDispatcher<CallJobs>({
      outbox: store.outbox,
      startGate: createStartGate(clock),
      leases: keepLeases({ outbox: store.outbox, clock, owner, log }),
      perform: async ({ subjectId: callId }) => {
        await store.calls.call(callId);
        return { kind: 'completed' };
      },
      failures: appFailures,
      planBugNotice: async () => [],
      clock,
      owner,
      log,
      onEnded: (_delivery, { kind }) => states.push(kind),
      onExpired: () => states.push('expired'),
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
      planOf(sampleJob({ key: 'post', payload: { kind: 'record' } })),
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
      return states.includes('completed');
    });
    expect(await store.calls.jobsOf(call.id)).toMatchObject([{ state: 'completed' }]);
    expect(states).not.toContain('failed');
  });
});
