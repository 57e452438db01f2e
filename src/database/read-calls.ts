import type { Kysely } from 'kysely';
import type { Call, Post } from '../call/call.js';
import { inChunks } from './connection/chunks.js';
import { toCall, toPost } from './rows.js';
import type { Schema } from './schema.js';

/** The calls with these numbers, in the order of the numbers; `undefined` where there is none. */
export async function callsById(
  db: Kysely<Schema>,
  callIds: readonly number[],
): Promise<readonly (Call | undefined)[]> {
  const rows = await inChunks(distinct(callIds), (chunk) =>
    db.selectFrom('call').selectAll().where('id', 'in', chunk).execute(),
  );
  const calls = new Map(rows.map((row) => [row.id, toCall(row)]));
  return callIds.map((callId) => calls.get(callId));
}

/** What stands in the channels for each of these calls, in their order. */
export async function postsByCall(
  db: Kysely<Schema>,
  callIds: readonly number[],
): Promise<readonly (readonly Post[])[]> {
  const rows = await inChunks(distinct(callIds), (chunk) =>
    db.selectFrom('post').selectAll().where('call_id', 'in', chunk).orderBy('audience').execute(),
  );
  return callIds.map((callId) => rows.filter(({ call_id }) => call_id === callId).map(toPost));
}

function distinct(callIds: readonly number[]): readonly number[] {
  return [...new Set(callIds)];
}
