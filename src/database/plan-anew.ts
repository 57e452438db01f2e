import type { Kysely, Transaction } from 'kysely';
import type { Call } from '../call/call.js';
import type { Job, JobPlan } from '../call/jobs/job.js';
import type { CallStore, ReplanChange } from '../call/ports/store.js';
import type { CallOutbox } from './call-outbox.js';
import { recipients, toColumn } from './json-columns.js';
import { toCall } from './rows.js';
import type { Schema } from './schema.js';

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
  outbox: CallOutbox,
  callId: number,
  seenRevision: number,
  change: ReplanChange,
  plan: (call: Call, pending: readonly Job[]) => JobPlan,
): Promise<Call | undefined> {
  await outbox.lock(transaction, callId);
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
  const pending = await outbox.pendingOf(transaction, callId, ['reminder']);
  await outbox.enqueue(transaction, callId, plan(call, pending));
  return call;
}
