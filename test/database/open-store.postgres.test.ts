import { openStore } from '../../src/database/open-store.js';
import { until } from '../support/delivery/until.js';
import { emptyPlan, sampleCall } from '../support/sample-call.js';
import { describeOnPostgres, emptyPostgresSchema, onServer } from './empty-postgres-schema.js';
import { runReplicas } from './run-replicas.js';

type Schema = Awaited<ReturnType<typeof emptyPostgresSchema>>;

const silent = { onEnqueued: () => undefined };

describeOnPostgres('opening a store on PostgreSQL', () => {
  let schema: Schema;

  beforeEach(async () => {
    schema = await emptyPostgresSchema();
  });

  afterEach(() => schema.remove());

  it('finds later what was stored', async () => {
    const first = await schema.open();
    const { call } = await first.calls.announce(sampleCall(), emptyPlan);
    await first.close();

    const second = await schema.open();

    expect(await second.calls.call(call.id)).toEqual(call);
    await second.close();
  });

  it('gives several replicas that start at once the same tables', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => schema.open()));

    await Promise.all(stores.map((store) => expect(store.ping()).resolves.toBeUndefined()));
    await Promise.all(stores.map((store) => store.close()));
  });

  it.each<[string, (url: URL) => void, RegExp]>([
    ['refuses the password', (url) => Object.assign(url, { password: 'hunter2' }), /password authentication failed/],
    ['is not there', (url) => Object.assign(url, { password: 'hunter2', port: '1' }), /ECONNREFUSED/],
    ['has no such database', (url) => Object.assign(url, { pathname: '/nothing' }), /"nothing" does not exist/],
  ])('names a server that %s, and no password', async (_name, change, reason) => {
    const url = new URL(schema.address);
    change(url);

    const opening = openStore(url.href, silent);

    await expect(opening).rejects.toThrow(`The database PostgreSQL at ${url.host}${url.pathname} cannot be opened: `);
    await expect(opening).rejects.toThrow(reason);
    await expect(opening).rejects.not.toThrow(/hunter2|:test@/);
  });

  it('goes on after the server has closed its connections', async () => {
    const onConnectionLost = jest.fn();
    const store = await schema.open({ ...silent, onConnectionLost });
    await store.ping();

    await onServer(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'runbook-calls' and query like '%schema_version%'",
    );

    await until('it has noticed', () => onConnectionLost.mock.calls.length > 0);
    await expect(store.ping()).resolves.toBeUndefined();
    await store.close();
  });

  it('does not answer a ping after it was closed', async () => {
    const store = await schema.open();
    await store.close();

    await expect(store.ping()).rejects.toThrow();
  });

  it('lets two processes announce each issue once and send each job once', async () => {
    const { announced, claimed } = await runReplicas(schema.address);

    expect(announced.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(new Set(claimed).size).toBe(claimed.length);
  });
});
