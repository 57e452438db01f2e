import type { Kysely } from 'kysely';
import type { ChannelBindings, FailedJobs } from '../call/ports/channels.js';
import type { CallStore, ContactChoices, Drafts, SeenRequests } from '../call/ports/store.js';
import { type CallOutbox, createCallOutbox } from './call-outbox.js';
import { createCallStore } from './call-store.js';
import { createChannelBindings } from './channel-bindings.js';
import { checkpointWal } from './connection/checkpoint-wal.js';
import { DatabaseFailure } from './connection/database-failure.js';
import { migrate } from './connection/migrate.js';
import { nameDatabase, openDatabase, refuseUnsupported } from './connection/open-database.js';
import { createContactChoices } from './contact-choices.js';
import { createDrafts } from './drafts.js';
import { createFailedJobs } from './failed-jobs.js';
import { migrations } from './migrations.js';
import type { Schema } from './schema.js';
import { createSeenRequests } from './seen-requests.js';

/** Everything that the app keeps. */
export interface Store {
  readonly calls: CallStore;
  readonly outbox: CallOutbox;
  readonly seenRequests: SeenRequests;
  readonly contactChoices: ContactChoices;
  readonly drafts: Drafts;
  readonly channelBindings: ChannelBindings;
  readonly failedJobs: FailedJobs;
  /** Takes what was deleted out of the database's log, too. To be done now and then. */
  checkpointWal(): Promise<void>;
  /** @throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreHooks {
  /** Called after every commit that may have left something to be sent. */
  onEnqueued(): void;
  /** Called when a connection to PostgreSQL breaks that nobody was using. The next query makes a new one. */
  onConnectionLost?(error: Error): void;
}

/**
 * Opens the database and brings its tables up to date.
 * @param address `sqlite:data/runbook.db` (relative to the working directory; folder and file are made if missing),
 * `sqlite::memory:`, or `postgres://user:password@host:5432/name`
 * @throws when the address is of another kind, the database cannot be opened, or it was used by a newer version of the app
 */
export async function openStore(address: string, hooks: StoreHooks): Promise<Store> {
  refuseUnsupported(address);
  const database = await openDatabase<Schema>(address, (error) => hooks.onConnectionLost?.(error)).catch(cannotOpen);
  const { db } = database;
  try {
    await migrate(database, Date.now(), migrations).catch(cannotOpen);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const outbox = createCallOutbox(database);
  return {
    calls: createCallStore(database, outbox, hooks.onEnqueued),
    outbox,
    seenRequests: createSeenRequests(db),
    contactChoices: createContactChoices(db),
    drafts: createDrafts(db),
    channelBindings: createChannelBindings(db),
    failedJobs: createFailedJobs(outbox, hooks.onEnqueued),
    checkpointWal: () => checkpointWal(database),
    ping: () => ping(db),
    close: async () => {
      // SQLite would empty its log by itself only if no statement were prepared any more.
      await checkpointWal(database);
      await db.destroy();
    },
  };

  function cannotOpen(cause: unknown): never {
    throw new Error(`The database ${nameDatabase(address)} cannot be opened: ${reasonOf(cause)}`, { cause });
  }
}

/** A host with several addresses fails in several ways, of which Node's own message says nothing. */
function reasonOf(failure: unknown): string {
  const cause = failure instanceof DatabaseFailure ? failure.cause : failure;
  return cause instanceof AggregateError ? cause.errors.map(String).join('; ') : String(cause);
}

/** Reads a table rather than a constant: SQLite answers `select 1` without looking at the file. */
async function ping(db: Kysely<Schema>): Promise<void> {
  await db.selectFrom('schema_version').select('version').limit(1).execute();
}
