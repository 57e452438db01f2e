import { sql } from 'kysely';
import pg from 'pg';
import { openPostgres } from '../../src/database/connection/open-postgres.js';
import { openStore, type Store } from '../../src/database/open-store.js';
import { startTransactionPooler, type TransactionPooler } from '../support/pooler/start-transaction-pooler.js';
import { emptyPlan, planOf, sampleCall, sampleJob } from '../support/sample-call.js';
import { describeOnPostgres, emptyPostgresSchema, postgresUrl } from './empty-postgres-schema.js';

const silent = { onEnqueued: () => undefined };

describeOnPostgres('two replicas behind a pooler in transaction mode', () => {
  let schema: Awaited<ReturnType<typeof emptyPostgresSchema>>;
  let pooler: TransactionPooler;
  let stores: readonly [Store, Store];
  beforeEach(async () => {
    schema = await emptyPostgresSchema();
    pooler = await startTransactionPooler(schema.address, 4);
    stores = await Promise.all([openStore(pooler.address, silent), openStore(pooler.address, silent)]);
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await pooler.close();
    await schema.remove();
  });

  it('open the store at once and find the same tables', async () => {
    const [one, other] = stores;
    const { call } = await one.calls.announce(sampleCall(), emptyPlan);

    expect(await other.calls.call(call.id)).toEqual(call);
  });

  it('send each job once, each queue in order, and expire what is left once', async () => {
    const jobs = Array.from({ length: 30 }, (_, n) =>
      sampleJob({ key: `job ${n}`, queue: `queue ${n % 6}`, dueAt: n }),
    );
    const late = sampleJob({ key: 'late', queue: 'late', dueAt: 20_000, expiresAt: 20_001 });
    const { call } = await stores[0].calls.announce(sampleCall(), () => planOf(...jobs, late));
    const begun: string[] = [];

    await Promise.all(stores.map((store, n) => sendAllDue(store, `replica ${n}`, begun)));
    const expired = await Promise.all(stores.map((store) => store.outbox.expire(30_000, 10)));

    expect(begun.toSorted()).toEqual(jobs.map(({ key }) => key).toSorted());
    for (let queue = 0; queue < 6; queue += 1) {
      const inQueue = jobs.flatMap(({ key, queue: name }) => (name === `queue ${queue}` ? [key] : []));
      expect(begun.filter((key) => inQueue.includes(key))).toEqual(inQueue);
    }
    expect(expired.flat().map(({ key }) => key)).toEqual(['late']);
    const states = (await stores[0].calls.jobsOf(call.id)).map(({ state }) => state);
    expect(states.toSorted()).toEqual([...jobs.map(() => 'completed'), 'expired']);
  });
});

describeOnPostgres('the time limits of a transaction behind a pooler', () => {
  it('are gone when its connection is given to another client', async () => {
    const pooler = await startTransactionPooler(postgresUrl ?? '', 1);
    const db = openPostgres<Record<string, never>>(pooler.address, () => undefined);
    const other = new pg.Client({ connectionString: pooler.address });
    await other.connect();

    const within = await db.transaction().execute((transaction) => limits.execute(transaction));
    const after = await other.query(
      `select pg_backend_pid() as pid, current_setting('statement_timeout') as statement,
        current_setting('idle_in_transaction_session_timeout') as idle`,
    );

    const [pid] = within.rows.map((row) => row.pid);
    expect(within.rows).toEqual([{ pid, statement: '10s', idle: '10s' }]);
    expect(after.rows).toEqual([{ pid, statement: '0', idle: '0' }]);
    await other.end();
    await db.destroy();
    await pooler.close();
  });
});

const limits = sql<{ pid: number; statement: string; idle: string }>`select pg_backend_pid() as pid,
  current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`;

async function sendAllDue(store: Store, owner: string, begun: string[]): Promise<void> {
  for (let next = await store.outbox.nextDueAt(); next !== undefined && next <= 10_000; ) {
    const claimed = await store.outbox.claim(10_000, owner, 20_000, 3);
    begun.push(...claimed.map(({ key }) => key));
    await Promise.all(claimed.map((job) => store.outbox.recordResult(job, owner, { kind: 'completed' }, 10_000)));
    next = await store.outbox.nextDueAt();
  }
}

describeOnPostgres('the pooler', () => {
  let pooler: TransactionPooler;
  const clients: pg.Client[] = [];
  beforeEach(async () => {
    pooler = await startTransactionPooler(postgresUrl ?? '', 2);
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.end()));
    await pooler.close();
  });

  it.each<[string, pg.ClientConfig]>([
    ['statement_timeout', { statement_timeout: 1_000 }],
    ['lock_timeout', { lock_timeout: 1_000 }],
    ['idle_in_transaction_session_timeout', { idle_in_transaction_session_timeout: 1_000 }],
    ['options', { options: '-c search_path=x' }],
  ])('refuses the startup parameter %s', async (name, config) => {
    const client = new pg.Client({ connectionString: pooler.address, ...config });

    await expect(client.connect()).rejects.toThrow(`unsupported startup parameter: ${name}`);
  });

  it('takes the parameters that PgBouncer knows', async () => {
    const client = await connect({ application_name: 'somebody', client_encoding: 'UTF8' });

    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('gives all statements of a transaction to one connection, and the next ones to another', async () => {
    const client = await connect();
    const server = async () => (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
    await client.query('begin');
    const [first, second] = [await server(), await server()];
    await client.query('commit');

    const after = [await server(), await server()];

    expect(second).toBe(first);
    expect(new Set(after).size).toBe(2);
  });

  it('leaves what is set for a session where it was set, for whoever comes next', async () => {
    const [one, other] = [await connect(), await connect()];
    const seen = async (client: pg.Client) =>
      (await client.query<{ limit: string }>("select current_setting('statement_timeout') as limit")).rows[0]?.limit;
    await one.query('set statement_timeout = 1234');

    expect(new Set([await seen(other), await seen(other)])).toEqual(new Set(['1234ms', '0']));
    expect(new Set([await seen(one), await seen(one)])).toEqual(new Set(['1234ms', '0']));
  });

  it('does not find a named statement on the next connection', async () => {
    const client = await connect();
    await client.query({ name: 'mine', text: 'select 1' });

    await expect(client.query({ name: 'mine', text: 'select 1' })).rejects.toThrow(/"mine" does not exist/);
  });

  it('lets more clients wait than it has connections, and goes on when one is broken off in a transaction', async () => {
    const [one, other, third] = [await connect(), await connect(), await connect()];
    await one.query('begin');
    await other.query('begin');
    const answer = third.query('select 1 as one');

    const [broken] = clients.splice(clients.indexOf(one), 1);
    await broken?.end();

    expect((await answer).rows).toEqual([{ one: 1 }]);
  });

  async function connect(config: pg.ClientConfig = {}): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: pooler.address, ...config });
    await client.connect();
    clients.push(client);
    return client;
  }
});
