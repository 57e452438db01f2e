import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { inChunks } from '../database/connection/chunks.js';
import { inTransaction } from '../database/connection/in-transaction.js';
import { isOpen } from './indexed-conditions.js';
import { inQueues, isWrong } from './queues.js';
import type { OutboxTables } from './tables.js';

/** How many queues are examined at a stretch: SQLite answers without ever waiting, so people's clicks wait meanwhile. */
const batch = 200;

/**
 * Finds the queues whose next job, or its time, is not what follows from their jobs, as where a job waits for
 * prerequisites that are all completed, and puts them right. Every commit leaves them right, so what is found was caused
 * by a fault in the app or by somebody who wrote to the tables. Returns the queues' names.
 */
export async function repairQueues(db: Kysely<OutboxTables>): Promise<readonly string[]> {
  const repaired: string[] = [];
  for (const find of [withoutRow, withWrongRow]) {
    for (let after: string | undefined = ''; after !== undefined; ) {
      const { suspects, last }: Found = await find(db, after);
      if (suspects.length > 0) repaired.push(...(await repair(db, suspects)));
      after = last;
      await letOthersRun();
    }
  }
  return repaired;
}

interface Found {
  readonly suspects: readonly string[];
  /** The name after which to go on; `undefined` at the end. */
  readonly last: string | undefined;
}

/** Queues with open jobs that nothing would ever look for. */
async function withoutRow(db: Kysely<OutboxTables>, after: string): Promise<Found> {
  const rows = await openQueuesQuery(db, after).execute();
  return { suspects: rows.flatMap(({ name, row }) => (row === null ? [name] : [])), last: lastOf(rows) };
}

async function withWrongRow(db: Kysely<OutboxTables>, after: string): Promise<Found> {
  const rows = await examineQuery(db, after).execute();
  return { suspects: rows.flatMap(({ name, is_wrong }) => (is_wrong ? [name] : [])), last: lastOf(rows) };
}

function lastOf(rows: readonly { readonly name: string }[]): string | undefined {
  return rows.length < batch ? undefined : rows.at(-1)?.name;
}

export function openQueuesQuery(db: Kysely<OutboxTables>, after: string) {
  return db
    .selectFrom('job')
    .leftJoin('queue', 'queue.name', 'job.queue')
    .select(['job.queue as name', 'queue.name as row'])
    .where(isOpen)
    .where('job.queue', '>', after)
    .groupBy(['job.queue', 'queue.name'])
    .orderBy('job.queue')
    .limit(batch);
}

export function examineQuery(db: Kysely<OutboxTables>, after: string) {
  return db
    .selectFrom('queue')
    .select(['queue.name', isWrong().as('is_wrong')])
    .where('queue.name', '>', after)
    .orderBy('queue.name')
    .limit(batch);
}

/** Examines them once more when nobody else can change them, and counts only those that are wrong even then. */
async function repair(db: Kysely<OutboxTables>, names: readonly string[]): Promise<readonly string[]> {
  return inTransaction(db, (transaction) => inQueues(transaction, names, () => wrongOf(transaction, names)));
}

async function wrongOf(db: Kysely<OutboxTables>, names: readonly string[]): Promise<readonly string[]> {
  const wrong = await inChunks(names, (chunk) =>
    db.selectFrom('queue').select('name').where('name', 'in', chunk).where(isWrong()).execute(),
  );
  return wrong.map(({ name }) => name);
}
