import {
  type Expression,
  type ExpressionBuilder,
  expressionBuilder,
  type Insertable,
  type Kysely,
  type SqlBool,
  sql,
  type Transaction,
} from 'kysely';
import { chunksOf } from '../database/connection/chunks.js';
import { isOpen } from './indexed-conditions.js';
import type { JobTable, OutboxTables, QueueTable } from './tables.js';

/** The names under which a query looks at the jobs of a queue. */
interface Tables extends OutboxTables {
  next: JobTable;
}

const eb: ExpressionBuilder<Tables, 'queue' | 'next'> = expressionBuilder<Tables, 'queue' | 'next'>();

/**
 * Changes jobs of these queues while nobody else does, and says then what is next in each. Everything that changes
 * the state, the time or the prerequisites of a job goes through here.
 *
 * What comes next depends on everything in the queue, so two transactions that each saw only their own change would both
 * be wrong. Whoever holds a queue's row has the queue to itself; all take the rows in the same order, so that no two ever
 * wait for each other.
 * @param freeAt before when nothing may begin in a queue, in milliseconds since the epoch, for those that have to rest
 */
export async function inQueues<Result>(
  transaction: Transaction<OutboxTables>,
  names: readonly string[],
  change: () => Promise<Result>,
  freeAt: ReadonlyMap<string, number> = new Map(),
): Promise<Result> {
  const queues = [...new Set(names)].toSorted();
  for (const some of chunksOf(queues))
    await lock(
      transaction,
      some.map((name) => ({ name, free_at: freeAt.get(name) ?? 0 })),
    );
  const result = await change();
  for (const some of chunksOf(queues)) await refreshQuery(transaction, some).execute();
  return result;
}

/** Writing a row locks it until the transaction ends, whether it is new or not. */
async function lock(transaction: Transaction<OutboxTables>, queues: readonly Insertable<QueueTable>[]): Promise<void> {
  await transaction
    .insertInto('queue')
    .values([...queues])
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((row) => ({
        // SQLite calls the greater of two `max`, PostgreSQL `greatest`.
        free_at: row
          .case()
          .when('queue.free_at', '>', row.ref('excluded.free_at'))
          .then(row.ref('queue.free_at'))
          .else(row.ref('excluded.free_at'))
          .end(),
      })),
    )
    .execute();
}

export function refreshQuery(db: Kysely<OutboxTables>, chunk: readonly string[]) {
  return db.updateTable('queue').set({ next_job_id: nextJobId(), next_at: nextAt() }).where('name', 'in', chunk);
}

/** Whether the row `queue` says something else than follows from its jobs. Both columns may be `null`. */
export function isWrong() {
  return sql<boolean>`(${eb.ref('queue.next_job_id')} is distinct from ${nextJobId()} or ${eb.ref('queue.next_at')} is distinct from ${nextAt()})`;
}

function nextJobId() {
  return nextJob().select('next.id');
}

function nextAt() {
  return nextJob().select(later('next.attempt_at', 'queue.free_at').as('next_at'));
}

/**
 * The job that is running in the row `queue` or, else, the first that may: all its prerequisites are completed. One that
 * waits for its next attempt still comes before the later ones of its queue, so that jobs stay in order and a service that
 * asks to wait gets nothing else meanwhile. One whose prerequisites are not completed holds up nobody.
 */
function nextJob() {
  return (
    eb
      .selectFrom('job as next')
      .where(isOpen)
      .whereRef('next.queue', '=', 'queue.name')
      .where(eb.or([eb('next.state', '=', 'running'), isReady()]))
      // In the alphabet `running` comes after `pending`, as in the index.
      .orderBy('next.state', 'desc')
      .orderBy('next.due_at')
      .orderBy('next.id')
      .limit(1)
  );
}

/** A failed, expired or cancelled job is not completed: what waits for it goes on waiting, as it would for a retry. */
function isReady(): Expression<SqlBool> {
  const incomplete = eb
    .selectFrom('prerequisite')
    .innerJoin('job as other', 'other.key', 'prerequisite.prerequisite_key')
    .select('other.id')
    .whereRef('prerequisite.job_id', '=', 'next.id')
    .where('other.state', '<>', 'completed');
  return eb.not(eb.exists(incomplete));
}

function later(a: 'next.attempt_at', b: 'queue.free_at') {
  return eb.case().when(a, '>', eb.ref(b)).then(eb.ref(a)).else(eb.ref(b)).end();
}
