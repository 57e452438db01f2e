import type { Transaction } from 'kysely';
import type { Post } from '../call/call.js';
import type { CallJobs, Job, JobOutput } from '../call/jobs/job.js';
import { jobKinds } from '../call/jobs/job-kinds.js';
import { failureSchema } from '../call/jobs/job-schemas.js';
import { createOutbox, type Outbox } from '../outbox/index.js';
import type { Database } from './connection/database.js';
import { storeMessage } from './messages.js';
import { storeRecordNote } from './record-note.js';
import type { Schema } from './schema.js';

/** The outbox whose jobs are about calls: their subject is a call's number. */
export type CallOutbox = Outbox<CallJobs>;

export function createCallOutbox(database: Database<Schema>): CallOutbox {
  return createOutbox<CallJobs>({ database, kinds: jobKinds, failure: failureSchema, onCompleted: storeOutput });
}

/** Keeps what a completed job has left in Slack and GitLab. */
async function storeOutput(
  transaction: Transaction<Schema>,
  { subjectId: callId }: Job,
  { post, message, noteId }: JobOutput,
): Promise<void> {
  if (post) await storePost(transaction, callId, post);
  if (message) await storeMessage(transaction, callId, message);
  if (noteId !== undefined) await storeRecordNote(transaction, callId, noteId);
}

async function storePost(transaction: Transaction<Schema>, callId: number, post: Post): Promise<void> {
  const place = {
    channel_id: post.channelId,
    ts: post.ts,
    permalink: post.permalink,
    channel_name: post.channelName ?? null,
    is_private: post.isPrivate === undefined ? null : Number(post.isPrivate),
  };
  await transaction
    .insertInto('post')
    .values({ call_id: callId, audience: post.audience, ...place })
    .onConflict((conflict) => conflict.columns(['call_id', 'audience']).doUpdateSet(place))
    .execute();
}
