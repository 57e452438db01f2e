import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { inTransaction } from '../database/in-transaction.js';
import { isSending } from './indexed-conditions.js';
import { inLanes } from './lanes.js';
import type { Schema } from './schema.js';

/** How many leases are renewed at a stretch: SQLite answers without ever waiting, so people's clicks wait meanwhile. */
const batch = 50;

/** Puts off the end of what `owner` holds at `now` to `leaseUntil`; all times are milliseconds since the epoch. */
export async function renew(db: Kysely<Schema>, owner: string, now: number, leaseUntil: number): Promise<void> {
  const held = await heldQuery(db, owner, now).execute();
  const lanes = held.map(({ lane }) => lane);
  for (let from = 0; from < lanes.length; from += batch) {
    const chunk = lanes.slice(from, from + batch);
    await inTransaction(db, (transaction) =>
      inLanes(transaction, chunk, () =>
        transaction
          .updateTable('delivery')
          .set({ attempt_at: leaseUntil })
          .where('lane', 'in', chunk)
          .where(isSending)
          .where('owner', '=', owner)
          .where('attempt_at', '>', now)
          .execute(),
      ),
    );
    await letOthersRun();
  }
}

/** The lanes in which `owner` is sending. */
export function heldQuery(db: Kysely<Schema>, owner: string, now: number) {
  return db
    .selectFrom('delivery')
    .select('lane')
    .where(isSending)
    .where('owner', '=', owner)
    .where('attempt_at', '>', now);
}
