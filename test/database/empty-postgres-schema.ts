import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openStore } from '../../src/database/open-store.js';
import type { EmptyDatabase } from '../contracts/empty-database.js';

const silent = { onEnqueued: () => undefined };

/** The server that the tests use; `undefined` when there is none, and its tests are skipped. */
export const postgresUrl = process.env.TEST_PG_URL;

/** `describe` where there is a PostgreSQL. */
export const describeOnPostgres = postgresUrl === undefined ? describe.skip : describe;

/** A schema of its own on the PostgreSQL of the tests. */
export async function emptyPostgresSchema(): Promise<EmptyDatabase & { readonly address: string }> {
  const { schema, address } = schemaAddress();
  await onServer(`create schema ${schema}`);
  return {
    address,
    open: (hooks = silent) => openStore(address, hooks),
    remove: () => onServer(`drop schema ${schema} cascade`),
  };
}

/** The name of a schema that nobody else uses, and the address of a database in which it is the only one. */
export function schemaAddress(): { readonly schema: string; readonly address: string } {
  const schema = `test_${randomBytes(8).toString('hex')}`;
  const url = new URL(serverUrl());
  url.searchParams.set('options', `-c search_path=${schema}`);
  return { schema, address: url.href };
}

/** Runs a statement outside any schema. */
export async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  if (postgresUrl === undefined) throw new Error('There is no PostgreSQL for the tests.');
  return postgresUrl;
}
