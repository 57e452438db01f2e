import type { Kysely } from 'kysely';
import type { Delivery } from '../domain/call/delivery.js';
import { inChunks } from './chunks.js';
import { toDelivery } from './rows.js';
import type { DeliveryRow, PrerequisiteTable, Schema } from './schema.js';

/** Completes rows of `delivery` with the keys of their predecessors, in the order of the rows. */
export async function readDeliveries(db: Kysely<Schema>, rows: readonly DeliveryRow[]): Promise<readonly Delivery[]> {
  const ids = rows.map(({ id }) => id);
  const prerequisites = await inChunks(ids, (chunk) =>
    db
      .selectFrom('prerequisite')
      .selectAll()
      .where('delivery_id', 'in', chunk)
      .orderBy('delivery_id')
      .orderBy('predecessor_key')
      .execute(),
  );
  const after = byDelivery(prerequisites);
  return rows.map((row) => toDelivery(row, after.get(row.id) ?? []));
}

function byDelivery(prerequisites: readonly PrerequisiteTable[]): ReadonlyMap<number, readonly string[]> {
  const keys = new Map<number, string[]>();
  for (const { delivery_id, predecessor_key } of prerequisites) {
    const known = keys.get(delivery_id);
    if (known) known.push(predecessor_key);
    else keys.set(delivery_id, [predecessor_key]);
  }
  return keys;
}

/** Everything that was ever to be sent for a call, in the order in which it was stored. */
export async function deliveriesOf(db: Kysely<Schema>, callId: number): Promise<readonly Delivery[]> {
  const rows = await db.selectFrom('delivery').selectAll().where('call_id', '=', callId).orderBy('id').execute();
  return readDeliveries(db, rows);
}

/** What of a call is pending, being sent or has failed, in the order in which it was stored. */
export async function unfinishedOf(db: Kysely<Schema>, callId: number): Promise<readonly Delivery[]> {
  return readDeliveries(db, await unfinishedQuery(db, callId).selectAll().orderBy('id').execute());
}

export function unfinishedQuery(db: Kysely<Schema>, callId: number) {
  return db.selectFrom('delivery').where('call_id', '=', callId).where('state', 'in', ['pending', 'sending', 'failed']);
}
