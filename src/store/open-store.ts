import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Kysely } from 'kysely';
import type { CallStore, ContactChoices, DeliveryStore, SeenRequests } from '../application/ports/store.js';
import { createCallStore } from './call-store.js';
import { createContactChoices } from './contact-choices.js';
import { createDeliveryStore } from './delivery-store.js';
import { migrate } from './migrate.js';
import { openSqlite } from './open-sqlite.js';
import type { Schema } from './schema.js';
import { createSeenRequests } from './seen-requests.js';

/** Everything that the app keeps, over one connection. */
export interface Store {
  readonly calls: CallStore;
  readonly deliveries: DeliveryStore;
  readonly seenRequests: SeenRequests;
  readonly contactChoices: ContactChoices;
  /** @throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreHooks {
  /** Called after every commit that may have left something to be sent. */
  onDeliveriesStored(): void;
}

/**
 * Opens the database and brings its tables up to date.
 * @param databaseUrl `sqlite:data/runbook.db` (relative to the working directory; folder and file are made if missing)
 * or `sqlite::memory:`.
 * @throws when the address is of another kind, the file cannot be opened, or it was made by a newer version of the app.
 */
export async function openStore(databaseUrl: string, hooks: StoreHooks): Promise<Store> {
  const db = openFile(await sqlitePath(databaseUrl));
  try {
    await migrate(db, Date.now());
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    calls: createCallStore(db, hooks.onDeliveriesStored),
    deliveries: createDeliveryStore(db),
    seenRequests: createSeenRequests(db),
    contactChoices: createContactChoices(db),
    ping: () => ping(db),
    close: () => db.destroy(),
  };
}

async function sqlitePath(databaseUrl: string): Promise<string> {
  const path = /^sqlite:(.+)$/.exec(databaseUrl)?.[1];
  if (path === undefined) throw new Error(unsupported(databaseUrl));
  if (path !== ':memory:') await mkdir(dirname(path), { recursive: true });
  return path;
}

/** SQLite's own words name neither the file nor the database. */
function openFile(path: string): Kysely<Schema> {
  try {
    return openSqlite<Schema>(path);
  } catch (cause) {
    throw new Error(`The database ${path} cannot be opened: ${String(cause)}`, { cause });
  }
}

/** The address may hold a password, so the message names its scheme only. */
function unsupported(databaseUrl: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(databaseUrl)?.[0] ?? 'no scheme';
  return (
    `The database address has ${scheme === 'no scheme' ? scheme : `the scheme "${scheme}"`}, which is not supported. ` +
    'Supported is SQLite: sqlite:data/runbook.db for a file, sqlite::memory: for a trial that forgets everything.'
  );
}

/** Reads a table rather than a constant: SQLite answers `select 1` without looking at the file. */
async function ping(db: Kysely<Schema>): Promise<void> {
  await db.selectFrom('schema_version').select('version').limit(1).execute();
}
