import type { Kysely, Transaction } from 'kysely';
import type { CallStore, NewCall, RecordingChange, Revision } from '../application/ports/store.js';
import type { Database } from '../database/database.js';
import { inTransaction } from '../database/in-transaction.js';
import type { Call } from '../domain/call/call.js';
import type { DeliveryPlan } from '../domain/call/delivery.js';
import type { IssueKey } from '../domain/call/issue.js';
import { dismissFailed } from './dismiss-failed.js';
import { createGroup } from './group.js';
import { actor, recipients, safeFields, toColumn } from './json-columns.js';
import { lockCalls } from './lock-calls.js';
import { messagesOf } from './messages.js';
import { planAnew, plannedOtherwiseQuery } from './plan-anew.js';
import { callsById, postsByCall } from './read-calls.js';
import { awaitedOf, deliveriesNamed, deliveriesOf, unfinishedOf } from './read-deliveries.js';
import { recordNoteOf } from './record-note.js';
import { requeueFailed } from './requeue-failed.js';
import { toCall } from './rows.js';
import type { Schema } from './schema.js';
import { storePlan } from './store-deliveries.js';
import { storeRecording } from './store-recording.js';
import { withdraw } from './withdraw.js';

type Plan = (call: Call) => DeliveryPlan;

/** The calls in the database. `onDeliveriesStored` is called after a commit that left something to be sent. */
export function createCallStore({ db, dialect }: Database<Schema>, onDeliveriesStored: () => void): CallStore {
  async function committing<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    const result = await inTransaction(db, work);
    onDeliveriesStored();
    return result;
  }
  // What goes out together is looked up together.
  const calls = createGroup((ids: readonly number[]) => callsById(db, ids));
  const posts = createGroup((ids: readonly number[]) => postsByCall(db, ids));
  return {
    call: async (callId) => existing(await calls.add(callId), callId),
    callOfIssue: (issue) => callOfIssue(db, issue),
    announce: (call, plan) => committing((transaction) => announce(transaction, call, plan)),
    revise: (callId, seenRevision, revision, plan) =>
      committing((transaction) => revise(transaction, callId, seenRevision, revision, plan)),
    record: (callId, seenRecording, change, plan) =>
      committing((transaction) => record(transaction, callId, seenRecording, change, plan)),
    plannedOtherwise: async (...asked) => {
      const rows = await plannedOtherwiseQuery(db, asked).selectAll().execute();
      return rows.map(toCall);
    },
    planAnew: (callId, seenRevision, change, plan) =>
      committing(async (transaction) => {
        const call = await planAnew(transaction, callId, seenRevision, change, plan);
        return call
          ? { kind: 'stored', call }
          : { kind: 'changed-meanwhile', call: await callNow(transaction, callId) };
      }),
    promise: (callId, plan) =>
      committing(async (transaction) => {
        await lockCalls(transaction, dialect, [callId]);
        await storePlan(transaction, callId, plan);
      }),
    postsOf: (callId) => posts.add(callId),
    messagesOf: (callId) => messagesOf(db, callId),
    recordNoteOf: (callId) => recordNoteOf(db, callId),
    deliveriesOf: (callId, kinds) => deliveriesOf(db, callId, kinds),
    unfinishedOf: (callId, kinds) => unfinishedOf(db, callId, kinds),
    awaitedOf: (callId) => awaitedOf(db, callId),
    deliveriesNamed: (callId, keys) => deliveriesNamed(db, callId, keys),
    retryFailed: (callId, now) => committing((transaction) => retryFailed(transaction, callId, now)),
    dismissFailed: (callId, cause, now) =>
      committing((transaction) => dismissFailed(transaction, dialect, callId, cause, now)),
    withdraw: (callId, key) => inTransaction(db, (transaction) => withdraw(transaction, dialect, callId, key)),
    callsBetween: (from, to) => callsBetween(db, from, to),
  };
}

/** @throws when there is no such call: calls are never deleted, so its number was made up. */
function existing(call: Call | undefined, callId: number): Call {
  if (!call) throw new Error(`There is no call ${callId}.`);
  return call;
}

async function callNow(transaction: Transaction<Schema>, callId: number): Promise<Call> {
  const [call] = await callsById(transaction, [callId]);
  return existing(call, callId);
}

async function callOfIssue(db: Kysely<Schema>, issue: IssueKey): Promise<Call | undefined> {
  const row = await db
    .selectFrom('call')
    .selectAll()
    .where('project_id', '=', issue.projectId)
    .where('issue_iid', '=', issue.iid)
    .executeTakeFirst();
  return row && toCall(row);
}

async function callsBetween(db: Kysely<Schema>, from: number, to: number): Promise<readonly Call[]> {
  const rows = await db
    .selectFrom('call')
    .selectAll()
    .where('instant', '>=', from)
    .where('instant', '<', to)
    .orderBy('instant')
    .orderBy('id')
    .execute();
  return rows.map(toCall);
}

/** The unique issue decides between two announcements at the same moment: the insert of the later one does nothing. */
async function announce(
  transaction: Transaction<Schema>,
  call: NewCall,
  plan: Plan,
): ReturnType<CallStore['announce']> {
  const row = await transaction
    .insertInto('call')
    .values({
      project_id: call.issue.projectId,
      issue_iid: call.issue.iid,
      product: call.product,
      ...revisedColumns(call),
      announced_by: toColumn(actor, call.announcedBy),
      announced_at: call.announcedAt,
      revision: 0,
    })
    .onConflict((conflict) => conflict.columns(['project_id', 'issue_iid']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) return { kind: 'already-announced', call: await existingCall(transaction, call.issue) };
  return carryOutPlan(transaction, toCall(row), plan);
}

async function existingCall(transaction: Transaction<Schema>, issue: IssueKey): Promise<Call> {
  const existing = await callOfIssue(transaction, issue);
  if (!existing) throw new Error(`A call for issue ${issue.projectId}#${issue.iid} was in the way and is gone.`);
  return existing;
}

async function revise(
  transaction: Transaction<Schema>,
  callId: number,
  seenRevision: number,
  revision: Revision,
  plan: Plan,
): ReturnType<CallStore['revise']> {
  const row = await transaction
    .updateTable('call')
    .set({ ...revisedColumns(revision), revision: seenRevision + 1 })
    .where('id', '=', callId)
    .where('revision', '=', seenRevision)
    .returningAll()
    .executeTakeFirst();
  if (!row) return { kind: 'changed-meanwhile', call: await callNow(transaction, callId) };
  return carryOutPlan(transaction, toCall(row), plan);
}

async function record(
  transaction: Transaction<Schema>,
  callId: number,
  seenRecording: number,
  change: RecordingChange,
  plan: Plan,
): ReturnType<CallStore['record']> {
  const call = await storeRecording(transaction, callId, seenRecording, change);
  if (!call) return { kind: 'changed-meanwhile', call: await callNow(transaction, callId) };
  return carryOutPlan(transaction, call, plan);
}

function revisedColumns(revision: Revision) {
  return {
    instant: revision.time.instant,
    zone: revision.time.zone,
    fields: toColumn(safeFields, revision.fields),
    recipients: toColumn(recipients, revision.recipients),
    planned_minutes: revision.plannedMinutes ?? null,
    reminder_policy: revision.reminderPolicyId ?? null,
  };
}

/** The call is held: its row was inserted or updated by this transaction. */
async function carryOutPlan(transaction: Transaction<Schema>, call: Call, plan: Plan) {
  await storePlan(transaction, call.id, plan(call));
  return { kind: 'stored', call } as const;
}

async function retryFailed(transaction: Transaction<Schema>, callId: number, now: number): Promise<number> {
  const failed = await transaction
    .selectFrom('delivery')
    .select(['id', 'lane'])
    .where('call_id', '=', callId)
    .where('state', '=', 'failed')
    .execute();
  return requeueFailed(transaction, failed, now);
}
