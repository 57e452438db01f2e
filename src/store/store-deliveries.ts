import type { Insertable, Transaction } from 'kysely';
import type { PlannedDelivery } from '../domain/call/delivery.js';
import { content, toColumn } from './json-columns.js';
import type { DeliveryTable, Schema } from './schema.js';

/**
 * Stores what a plan promises, within the transaction that stores its cause.
 * @throws when something was promised before, or waits for what was never promised: both are mistakes in a plan.
 */
export async function storeDeliveries(
  transaction: Transaction<Schema>,
  callId: number,
  plan: readonly PlannedDelivery[],
): Promise<void> {
  if (plan.length === 0) return;
  const stored = await transaction
    .insertInto('delivery')
    .values(plan.map((delivery) => newRow(callId, delivery)))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning(['id', 'key'])
    .execute();
  if (stored.length < plan.length) throw new Error(promisedBefore(plan));
  const planned = new Map(plan.map((delivery) => [delivery.key, delivery]));
  const prerequisites = stored.flatMap(({ id, key }) =>
    (planned.get(key)?.after ?? []).map((predecessor) => ({ delivery_id: id, predecessor_key: predecessor })),
  );
  if (prerequisites.length === 0) return;
  await transaction.insertInto('prerequisite').values(prerequisites).execute();
}

function newRow(callId: number, delivery: PlannedDelivery): Insertable<DeliveryTable> {
  return {
    call_id: callId,
    key: delivery.key,
    lane: delivery.lane,
    due_at: delivery.dueAt,
    attempt_at: delivery.dueAt,
    content: toColumn(content, delivery.content),
    state: 'pending',
    attempts: 0,
  };
}

function promisedBefore(plan: readonly PlannedDelivery[]): string {
  return `A delivery can be promised once; one of these was promised before: ${plan.map(({ key }) => key).join(', ')}`;
}
