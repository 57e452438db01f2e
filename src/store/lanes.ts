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
import { chunksOf } from '../database/chunks.js';
import { isOpen } from './indexed-conditions.js';
import type { DeliveryTable, LaneTable, Schema } from './schema.js';

/** The names under which a query looks at the deliveries of a lane. */
interface Tables extends Schema {
  lane: LaneTable;
  head: DeliveryTable;
}

const eb: ExpressionBuilder<Tables, 'lane' | 'head'> = expressionBuilder<Tables, 'lane' | 'head'>();

/**
 * Changes deliveries of these lanes while nobody else does, and says then what is next in each. Everything that changes
 * the state, the time or the prerequisites of a delivery goes through here.
 *
 * What comes next depends on everything in the lane, so two transactions that each saw only their own change would both
 * be wrong. Whoever holds a lane's row has the lane to itself; all take the rows in the same order, so that no two ever
 * wait for each other.
 * @param freeAt before when nothing may begin in a lane, in milliseconds since the epoch, for those that have to rest
 */
export async function inLanes<Result>(
  transaction: Transaction<Schema>,
  names: readonly string[],
  change: () => Promise<Result>,
  freeAt: ReadonlyMap<string, number> = new Map(),
): Promise<Result> {
  const lanes = [...new Set(names)].toSorted();
  for (const some of chunksOf(lanes))
    await hold(
      transaction,
      some.map((name) => ({ name, free_at: freeAt.get(name) ?? 0 })),
    );
  const result = await change();
  for (const some of chunksOf(lanes)) await refreshQuery(transaction, some).execute();
  return result;
}

/** Writing a row locks it until the transaction ends, whether it is new or not. */
async function hold(transaction: Transaction<Schema>, lanes: readonly Insertable<LaneTable>[]): Promise<void> {
  await transaction
    .insertInto('lane')
    .values([...lanes])
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((row) => ({
        // SQLite calls the greater of two `max`, PostgreSQL `greatest`.
        free_at: row
          .case()
          .when('lane.free_at', '>', row.ref('excluded.free_at'))
          .then(row.ref('lane.free_at'))
          .else(row.ref('excluded.free_at'))
          .end(),
      })),
    )
    .execute();
}

export function refreshQuery(db: Kysely<Schema>, chunk: readonly string[]) {
  return db.updateTable('lane').set({ head_id: headId(), next_at: nextAt() }).where('name', 'in', chunk);
}

/** Whether the row `lane` says something else than follows from its deliveries. Both columns may be `null`. */
export function isWrong() {
  return sql<boolean>`(${eb.ref('lane.head_id')} is distinct from ${headId()} or ${eb.ref('lane.next_at')} is distinct from ${nextAt()})`;
}

function headId() {
  return head().select('head.id');
}

function nextAt() {
  return head().select(later('head.attempt_at', 'lane.free_at').as('next_at'));
}

/**
 * What is being sent in the row `lane` or, else, the first that may be: all its predecessors are sent. One that waits for
 * its next attempt still comes before the later ones of its lane: edits of an issue stay in order, and a channel that
 * Slack holds up gets no other post meanwhile. One whose predecessors are missing holds up nobody.
 */
function head() {
  return (
    eb
      .selectFrom('delivery as head')
      .where(isOpen)
      .whereRef('head.lane', '=', 'lane.name')
      .where(eb.or([eb('head.state', '=', 'sending'), isReady()]))
      // In the alphabet `sending` comes after `pending`, as in the index.
      .orderBy('head.state', 'desc')
      .orderBy('head.due_at')
      .orderBy('head.id')
      .limit(1)
  );
}

/** Only what is sent counts as sent: what comes after a failed, missed or cancelled delivery waits, as it would for a retry. */
function isReady(): Expression<SqlBool> {
  const unsent = eb
    .selectFrom('prerequisite')
    .innerJoin('delivery as predecessor', 'predecessor.key', 'prerequisite.predecessor_key')
    .select('predecessor.id')
    .whereRef('prerequisite.delivery_id', '=', 'head.id')
    .where('predecessor.state', '<>', 'sent');
  return eb.not(eb.exists(unsent));
}

function later(a: 'head.attempt_at', b: 'lane.free_at') {
  return eb.case().when(a, '>', eb.ref(b)).then(eb.ref(a)).else(eb.ref(b)).end();
}
