import type { Transaction } from 'kysely';
import type { Call } from '../call/call.js';
import type { RecordingChange } from '../call/ports/store.js';
import { fromColumn, toColumn } from './json-columns.js';
import { recorded } from './recording-column.js';
import { toCall } from './rows.js';
import type { Schema } from './schema.js';

/**
 * Changes what is recorded of a call; absent parts stay as they are. Returns the call as it is then, or `undefined` when
 * its recording is no longer at `seenRecording`, or there is no such call. The condition is repeated in the update: on
 * PostgreSQL two transactions may both have read the same recording.
 */
export async function storeRecording(
  transaction: Transaction<Schema>,
  callId: number,
  seenRecording: number,
  change: RecordingChange,
): Promise<Call | undefined> {
  const seen = await transaction
    .selectFrom('call')
    .select('recording')
    .where('id', '=', callId)
    .where('recording_revision', '=', seenRecording)
    .executeTakeFirst();
  if (!seen) return undefined;
  const row = await transaction
    .updateTable('call')
    .set({
      recording: toColumn(recorded, { ...fromColumn(recorded, seen.recording), ...change }),
      recording_revision: seenRecording + 1,
    })
    .where('id', '=', callId)
    .where('recording_revision', '=', seenRecording)
    .returningAll()
    .executeTakeFirst();
  return row && toCall(row);
}
