import type { Kysely, Transaction } from 'kysely';
import type { Call } from '../call/call.js';
import type { IssueKey } from '../call/issue.js';
import { comesByItself } from '../call/jobs/answers-a-click.js';
import type { FailureCause, JobPlan } from '../call/jobs/job.js';
import type { CallStore, NewCall, RecordingChange, Revision } from '../call/ports/store.js';
import type { CallOutbox } from './call-outbox.js';
import { createBatcher } from './connection/batcher.js';
import type { Database } from './connection/database.js';
import { inTransaction } from './connection/in-transaction.js';
import { actor, recipients, safeFields, toColumn } from './json-columns.js';
import { messagesOf } from './messages.js';
import { planAnew, plannedOtherwiseQuery } from './plan-anew.js';
import { callsById, postsByCall } from './read-calls.js';
import { recordNoteOf } from './record-note.js';
import { toCall } from './rows.js';
import type { Schema } from './schema.js';
import { storeRecording } from './store-recording.js';

type Plan = (call: Call) => JobPlan;

/** The calls in the database. `onEnqueued` is called after a commit that left something to be sent. */
export function createCallStore({ db }: Database<Schema>, outbox: CallOutbox, onEnqueued: () => void): CallStore {
  async function committing<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    return thenWake(inTransaction(db, work));
  }
  async function thenWake<Result>(commit: Promise<Result>): Promise<Result> {
    const result = await commit;
    onEnqueued();
    return result;
  }
  // What goes out together is looked up together.
  const calls = createBatcher((ids: readonly number[]) => callsById(db, ids));
  const posts = createBatcher((ids: readonly number[]) => postsByCall(db, ids));
  return {
    call: async (callId) => existing(await calls.add(callId), callId),
    callOfIssue: (issue) => callOfIssue(db, issue),
    announce: (call, plan) => committing((transaction) => announce(transaction, outbox, call, plan)),
    revise: (callId, seenRevision, revision, plan) =>
      committing((transaction) => revise(transaction, outbox, callId, seenRevision, revision, plan)),
    record: (callId, seenRecording, change, plan) =>
      committing((transaction) => record(transaction, outbox, callId, seenRecording, change, plan)),
    plannedOtherwise: async (...asked) => {
      const rows = await plannedOtherwiseQuery(db, asked).selectAll().execute();
      return rows.map(toCall);
    },
    planAnew: (callId, seenRevision, change, plan) =>
      committing(async (transaction) => {
        const call = await planAnew(transaction, outbox, callId, seenRevision, change, plan);
        return call
          ? { kind: 'stored', call }
          : { kind: 'changed-meanwhile', call: await callNow(transaction, callId) };
      }),
    enqueue: (callId, plan) => committing((transaction) => outbox.enqueue(transaction, callId, plan)),
    postsOf: (callId) => posts.add(callId),
    messagesOf: (callId) => messagesOf(db, callId),
    recordNoteOf: (callId) => recordNoteOf(db, callId),
    jobsOf: outbox.jobsOf,
    unfinishedOf: outbox.unfinishedOf,
    awaitedOf: (callId) => outbox.openOf(callId, comesByItself),
    jobsByKey: outbox.jobsByKey,
    retryFailed: (callId, now) => thenWake(outbox.requeueFailed(callId, now)),
    dismissFailed: (callId, cause, now) => thenWake(outbox.dismiss(callId, (failure) => isOf(cause, failure), now)),
    withdraw: outbox.withdraw,
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
  outbox: CallOutbox,
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
  return enqueuePlan(transaction, outbox, toCall(row), plan);
}

async function existingCall(transaction: Transaction<Schema>, issue: IssueKey): Promise<Call> {
  const existing = await callOfIssue(transaction, issue);
  if (!existing) throw new Error(`A call for issue ${issue.projectId}#${issue.iid} was in the way and is gone.`);
  return existing;
}

async function revise(
  transaction: Transaction<Schema>,
  outbox: CallOutbox,
  callId: number,
  seenRevision: number,
  revision: Revision,
  plan: Plan,
): ReturnType<CallStore['revise']> {
  await outbox.lock(transaction, callId);
  const row = await transaction
    .updateTable('call')
    .set({ ...revisedColumns(revision), revision: seenRevision + 1 })
    .where('id', '=', callId)
    .where('revision', '=', seenRevision)
    .returningAll()
    .executeTakeFirst();
  if (!row) return { kind: 'changed-meanwhile', call: await callNow(transaction, callId) };
  return enqueuePlan(transaction, outbox, toCall(row), plan);
}

async function record(
  transaction: Transaction<Schema>,
  outbox: CallOutbox,
  callId: number,
  seenRecording: number,
  change: RecordingChange,
  plan: Plan,
): ReturnType<CallStore['record']> {
  await outbox.lock(transaction, callId);
  const call = await storeRecording(transaction, callId, seenRecording, change);
  if (!call) return { kind: 'changed-meanwhile', call: await callNow(transaction, callId) };
  return enqueuePlan(transaction, outbox, call, plan);
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

async function enqueuePlan(transaction: Transaction<Schema>, outbox: CallOutbox, call: Call, plan: Plan) {
  await outbox.enqueue(transaction, call.id, plan(call));
  return { kind: 'stored', call } as const;
}

function isOf(cause: FailureCause, { service, code }: FailureCause): boolean {
  return service === cause.service && code === cause.code;
}
