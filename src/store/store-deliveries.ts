import type { Insertable, Transaction } from 'kysely';
import { inChunks } from '../database/chunks.js';
import type { DeliveryPlan, PlannedDelivery } from '../domain/call/delivery.js';
import { content, toColumn } from './json-columns.js';
import { inLanes } from './lanes.js';
import { withoutEdits } from './redact.js';
import type { DeliveryTable, Schema } from './schema.js';

/**
 * Stores what a plan promises and takes back what it cancels, within the transaction that stores its cause and holds the
 * call (`lock-calls.ts`).
 * @throws when the plan promises something twice, or waits for what was never promised: both are mistakes in it.
 */
export async function storePlan(transaction: Transaction<Schema>, callId: number, plan: DeliveryPlan): Promise<void> {
  const cancelled = await takenBack(transaction, callId, plan);
  const lanes = [...plan.deliveries, ...cancelled].map(({ lane }) => lane);
  await inLanes(transaction, lanes, async () => {
    await cancel(
      transaction,
      cancelled.map(({ id }) => id),
    );
    await storeDeliveries(transaction, callId, plan.deliveries);
  });
}

/**
 * Stores deliveries whose call and lanes are held. One whose key is stored already is that same promise. If it was cancelled, or
 * nobody has begun to send it, it becomes as it is planned now (the end of a call moves with its planned duration); else
 * it stays as it is.
 * @throws as `storePlan` does
 */
export async function storeDeliveries(
  transaction: Transaction<Schema>,
  callId: number,
  deliveries: readonly PlannedDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return;
  refuseDoubles(deliveries);
  const stored = await inChunks(deliveries, (chunk) => storeQuery(transaction, callId, chunk).execute());
  await storePrerequisites(transaction, callId, new Map(stored.map(({ id, key }) => [key, id])), deliveries);
}

function storeQuery(transaction: Transaction<Schema>, callId: number, deliveries: readonly PlannedDelivery[]) {
  return transaction
    .insertInto('delivery')
    .values(deliveries.map((delivery) => newRow(callId, delivery)))
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((eb) => ({
          lane: eb.ref('excluded.lane'),
          due_at: eb.ref('excluded.due_at'),
          attempt_at: eb.ref('excluded.attempt_at'),
          expires_at: eb.ref('excluded.expires_at'),
          kind: eb.ref('excluded.kind'),
          content: eb.ref('excluded.content'),
          state: 'pending',
          // Something may have been begun before: then the next attempt is not the first, and looks for what it left.
          attempts: eb.case().when('delivery.attempts', '>', 0).then(1).else(0).end(),
          failure: null,
          settled_at: null,
        }))
        .where((eb) =>
          eb.or([
            eb('delivery.state', '=', 'cancelled'),
            eb.and([
              eb('delivery.state', '=', 'pending'),
              eb('delivery.attempts', '=', 0),
              eb('delivery.lane', '=', eb.ref('excluded.lane')),
            ]),
          ]),
        ),
    )
    .returning(['id', 'key']);
}

async function storePrerequisites(
  transaction: Transaction<Schema>,
  callId: number,
  ids: ReadonlyMap<string, number>,
  deliveries: readonly PlannedDelivery[],
): Promise<void> {
  await inChunks([...ids.values()], (chunk) =>
    transaction.deleteFrom('prerequisite').where('delivery_id', 'in', chunk).execute(),
  );
  const rows = deliveries.flatMap(({ key, after }) => {
    const id = ids.get(key);
    return id === undefined ? [] : after.map((predecessor) => ({ delivery_id: id, predecessor_key: predecessor }));
  });
  await refuseUnknown(transaction, callId, new Set(rows.map((row) => row.predecessor_key)));
  await inChunks(rows, (chunk) =>
    transaction
      .insertInto('prerequisite')
      .values([...chunk])
      .execute(),
  );
}

/** A job waits for jobs of its own call only: that call alone is held while it is stored. */
async function refuseUnknown(transaction: Transaction<Schema>, callId: number, keys: ReadonlySet<string>) {
  const known = await inChunks([...keys], (chunk) =>
    transaction.selectFrom('delivery').select('key').where('key', 'in', chunk).where('call_id', '=', callId).execute(),
  );
  if (known.length === keys.size) return;
  const unknown = [...keys].filter((key) => !known.some((row) => row.key === key));
  throw new Error(`A plan waits for what was never promised for its call: ${unknown.join(', ')}`);
}

function newRow(callId: number, delivery: PlannedDelivery): Insertable<DeliveryTable> {
  return {
    call_id: callId,
    key: delivery.key,
    lane: delivery.lane,
    due_at: delivery.dueAt,
    attempt_at: delivery.dueAt,
    expires_at: delivery.expiresAt ?? null,
    kind: delivery.content.kind,
    content: toColumn(content, delivery.content),
    state: 'pending',
    attempts: 0,
  };
}

/** The engines would do different things. */
function refuseDoubles(deliveries: readonly PlannedDelivery[]): void {
  const keys = deliveries.map(({ key }) => key);
  if (new Set(keys).size === keys.length) return;
  throw new Error(`A plan can promise a delivery once; one of these is there twice: ${keys.join(', ')}`);
}

async function takenBack(transaction: Transaction<Schema>, callId: number, { cancels, deliveries }: DeliveryPlan) {
  if (!cancels || cancels.kinds.length === 0) return [];
  const pending = await transaction
    .selectFrom('delivery')
    .select(['id', 'key', 'lane'])
    .where('call_id', '=', callId)
    .where('state', '=', 'pending')
    .where('kind', 'in', [...cancels.kinds])
    .where('due_at', '>', cancels.dueAfter)
    .execute();
  const kept = new Set(deliveries.map(({ key }) => key));
  return pending.filter(({ key }) => !kept.has(key));
}

/** One that somebody has begun to send meanwhile is left alone. */
async function cancel(transaction: Transaction<Schema>, ids: readonly number[]): Promise<void> {
  await inChunks(ids, (chunk) =>
    transaction
      .updateTable('delivery')
      .set((eb) => ({ state: 'cancelled', content: withoutEdits(eb) }))
      .where('id', 'in', chunk)
      .where('state', '=', 'pending')
      .execute(),
  );
}
