import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../../src/database/connection/database.js';
import { openDatabase } from '../../../src/database/connection/open-database.js';
import { createOutbox, createOutboxTables, type Outbox, type OutboxTables } from '../../../src/outbox/index.js';
import { onServer, schemaAddress } from '../../database/empty-postgres-schema.js';

/** Jobs of an application that has nothing to do with ours. */
export interface TestJobs {
  readonly payload: { readonly kind: 'step'; readonly text: string };
  readonly failure: { readonly code: string };
  readonly output: object;
}

/** One outbox, seen by two processes over connections of their own. */
export interface TwoOwners {
  readonly outboxes: readonly [Outbox<TestJobs>, Outbox<TestJobs>];
  readonly databases: readonly [Database<OutboxTables>, Database<OutboxTables>];
  empty(): Promise<void>;
  close(): Promise<void>;
}

const step = { kind: 'step', schema: z.object({ kind: z.literal('step'), text: z.string() }) } as const;

export async function onSqlite(): Promise<TwoOwners> {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
  return open(`sqlite:${join(folder, 'outbox.db')}`, () => rm(folder, { recursive: true }));
}

export async function onPostgres(): Promise<TwoOwners> {
  const { schema, address } = schemaAddress();
  await onServer(`create schema ${schema}`);
  return open(address, () => onServer(`drop schema ${schema} cascade`));
}

async function open(address: string, remove: () => Promise<void>): Promise<TwoOwners> {
  const connect = () => openDatabase<OutboxTables>(address, () => undefined);
  const databases = [await connect(), await connect()] as const;
  const [{ db, dialect }] = databases;
  await createOutboxTables(db, dialect);
  return {
    outboxes: [outboxOn(databases[0]), outboxOn(databases[1])],
    databases,
    empty: async () => {
      for (const table of ['prerequisite', 'queue', 'job']) await sql`delete from ${sql.table(table)}`.execute(db);
    },
    close: async () => {
      for (const database of databases) await database.db.destroy();
      await remove();
    },
  };
}

function outboxOn(database: Database<OutboxTables>): Outbox<TestJobs> {
  return createOutbox<TestJobs>({
    database,
    kinds: [step],
    failure: z.object({ code: z.string() }),
    onCompleted: async () => undefined,
  });
}
