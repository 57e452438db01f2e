import type { Insertable, Transaction } from 'kysely';
import type { DeliveryPlan, PlannedDelivery } from '../domain/call/delivery.js';
import { content, toColumn } from './json-columns.js';
import { inLanes } from './lanes.js';
import { withoutEdits } from './redact.js';
import type { DeliveryTable, Schema } from './schema.js';

/**
 * Stores what a plan promises and takes back what it cancels, within the transaction that stores its cause.
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
 * Stores deliveries whose lanes are held. One whose key is stored already is that same promise. If it was cancelled, or
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
  const stored = await transaction
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
    .returning(['id', 'key'])
    .execute();
  await storePrerequisites(transaction, new Map(stored.map(({ id, key }) => [key, id])), deliveries);
}

async function storePrerequisites(
  transaction: Transaction<Schema>,
  ids: ReadonlyMap<string, number>,
  deliveries: readonly PlannedDelivery[],
): Promise<void> {
  if (ids.size === 0) return;
  await transaction
    .deleteFrom('prerequisite')
    .where('delivery_id', 'in', [...ids.values()])
    .execute();
  const rows = deliveries.flatMap(({ key, after }) => {
    const id = ids.get(key);
    return id === undefined ? [] : after.map((predecessor) => ({ delivery_id: id, predecessor_key: predecessor }));
  });
  if (rows.length > 0) await transaction.insertInto('prerequisite').values(rows).execute();
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
  if (ids.length === 0) return;
  await transaction
    .updateTable('delivery')
    .set((eb) => ({ state: 'cancelled', content: withoutEdits(eb) }))
    .where('id', 'in', ids)
    .where('state', '=', 'pending')
    .execute();
}
