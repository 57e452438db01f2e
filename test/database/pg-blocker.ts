import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { eventually } from '../support/eventually.js';

/** A connection of the test's own, which stands in the app's way at a chosen point and looks who waits. */
export interface Blocker {
  query(statement: string): Promise<void>;
  /** Until the work has ended, or so many connections of the app wait for a lock that somebody else holds. */
  untilBlockedOrDone(work: Promise<unknown>, blocked: number): Promise<void>;
  /** Until a connection of the app waits for a lock that somebody else holds. */
  untilBlocked(): Promise<void>;
  /** Has the server end the connections that wait. */
  cutBlocked(): Promise<void>;
  close(): Promise<void>;
}

/** The address under another application name, by which the blocker tells the app's connections from all others. */
export function namedAddress(address: string): { readonly address: string; readonly name: string } {
  const name = `app_${randomBytes(6).toString('hex')}`;
  const url = new URL(address);
  url.searchParams.set('application_name', name);
  return { address: url.href, name };
}

export async function connectBlocker(address: string, name: string): Promise<Blocker> {
  const [holding, watching] = [
    new pg.Client({ connectionString: address }),
    new pg.Client({ connectionString: address }),
  ];
  await holding.connect();
  await watching.connect();

  async function waiting(): Promise<number> {
    const { rows } = await watching.query<{ count: string }>(
      'select count(*) from pg_stat_activity where application_name = $1 and cardinality(pg_blocking_pids(pid)) > 0',
      [name],
    );
    return Number(rows[0]?.count);
  }

  return {
    query: async (statement) => {
      await holding.query(statement);
    },
    untilBlockedOrDone: async (work, blocked) => {
      let isDone = false;
      void work
        .finally(() => {
          isDone = true;
        })
        .catch(() => {});
      await eventually(async () => isDone || (await waiting()) >= blocked);
    },
    untilBlocked: () => eventually(async () => (await waiting()) > 0),
    cutBlocked: async () => {
      await watching.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and cardinality(pg_blocking_pids(pid)) > 0',
        [name],
      );
    },
    close: async () => {
      await holding.end();
      await watching.end();
    },
  };
}
