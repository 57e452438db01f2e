import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.js';

/** The number of the comment that records a call; `undefined` while none is known. */
export async function recordNoteOf(db: Kysely<Schema>, callId: number): Promise<number | undefined> {
  const row = await db.selectFrom('call').select('record_note_id').where('id', '=', callId).executeTakeFirst();
  return row?.record_note_id ?? undefined;
}

/** Keeps it, within the transaction that completes the job that wrote the comment. */
export async function storeRecordNote(transaction: Transaction<Schema>, callId: number, noteId: number): Promise<void> {
  await transaction.updateTable('call').set({ record_note_id: noteId }).where('id', '=', callId).execute();
}
