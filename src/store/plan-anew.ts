import type { Kysely, Transaction } from 'kysely';
import type { CallStore, ReplanChange } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Delivery, DeliveryPlan } from '../domain/call/delivery.js';
import { recipients, toColumn } from './json-columns.js';
import { readDeliveries } from './read-deliveries.js';
import { toCall } from './rows.js';
import type { Schema } from './schema.js';
import { storePlan } from './store-deliveries.js';

/** The calls of `CallStore.plannedOtherwise`. */
export function plannedOtherwiseQuery(
  db: Kysely<Schema>,
  [reminderPolicyId, { from, to }, after, limit]: Parameters<CallStore['plannedOtherwise']>,
) {
  const start = Math.max(from, after?.time.instant ?? from);
  return db
    .selectFrom('call')
    .where('instant', '>=', start)
    .where('instant', '<', to)
    .where((eb) => eb.or([eb('instant', '>', start), eb('id', '>', after?.id ?? 0)]))
    .where((eb) => eb.or([eb('reminder_policy', 'is', null), eb('reminder_policy', '<>', reminderPolicyId)]))
    .orderBy('instant')
    .orderBy('id')
    .limit(limit);
}

/**
 * Plans the reminders of a call anew, within a transaction. Returns the call as it is then, or `undefined` when it was
 * planned with this policy already, is no longer at `seenRevision`, or does not exist: of two replicas one plans.
 */
export async function planAnew(
  transaction: Transaction<Schema>,
  callId: number,
  seenRevision: number,
  change: ReplanChange,
  plan: (call: Call, pending: readonly Delivery[]) => DeliveryPlan,
): Promise<Call | undefined> {
  const row = await transaction
    .updateTable('call')
    .set({ reminder_policy: change.reminderPolicyId, recipients: toColumn(recipients, change.recipients) })
    .where('id', '=', callId)
    .where('revision', '=', seenRevision)
    .where((eb) => eb.or([eb('reminder_policy', 'is', null), eb('reminder_policy', '<>', change.reminderPolicyId)]))
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  const call = toCall(row);
  const pending = await transaction
    .selectFrom('delivery')
    .selectAll()
    .where('call_id', '=', callId)
    .where('state', '=', 'pending')
    .where('kind', '=', 'reminder')
    .orderBy('id')
    .execute();
  await storePlan(transaction, callId, plan(call, await readDeliveries(transaction, pending)));
  return call;
}
