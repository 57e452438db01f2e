import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { inTransaction } from '../database/connection/in-transaction.js';
import { isRunning } from './indexed-conditions.js';
import { inQueues } from './queues.js';
import type { OutboxTables } from './tables.js';

/** How many leases are renewed at a stretch: SQLite answers without ever waiting, so people's clicks wait meanwhile. */
const batch = 50;

/** Puts off the end of what `owner` holds at `now` to `leaseUntil`; all times are milliseconds since the epoch. */
export async function renew(db: Kysely<OutboxTables>, owner: string, now: number, leaseUntil: number): Promise<void> {
  const held = await heldQuery(db, owner, now).execute();
  const queues = held.map(({ queue }) => queue);
  for (let from = 0; from < queues.length; from += batch) {
    const chunk = queues.slice(from, from + batch);
    await inTransaction(db, (transaction) =>
      inQueues(transaction, chunk, () =>
        transaction
          .updateTable('job')
          .set({ attempt_at: leaseUntil })
          .where('queue', 'in', chunk)
          .where(isRunning)
          .where('owner', '=', owner)
          .where('attempt_at', '>', now)
          .execute(),
      ),
    );
    await letOthersRun();
  }
}

/** The queues in which `owner` performs a job. */
export function heldQuery(db: Kysely<OutboxTables>, owner: string, now: number) {
  return db.selectFrom('job').select('queue').where(isRunning).where('owner', '=', owner).where('attempt_at', '>', now);
}
