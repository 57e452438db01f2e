import type { Kysely } from 'kysely';
import type { Kinds } from '../application/ports/store.js';
import { inChunks } from '../database/chunks.js';
import { comesByItself } from '../domain/call/answers-a-click.js';
import type { Delivery } from '../domain/call/delivery.js';
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

/** What was ever to be sent for a call, of these kinds or at all, in the order in which it was stored. */
export async function deliveriesOf(db: Kysely<Schema>, callId: number, kinds?: Kinds): Promise<readonly Delivery[]> {
  return readDeliveries(db, await ofKindsQuery(db, callId, kinds).selectAll().orderBy('id').execute());
}

export function ofKindsQuery(db: Kysely<Schema>, callId: number, kinds?: Kinds) {
  const ofCall = db.selectFrom('delivery').where('call_id', '=', callId);
  return kinds ? ofCall.where('kind', 'in', [...kinds]) : ofCall;
}

/** What of a call is pending, being sent or has failed, in the order in which it was stored. */
export async function unfinishedOf(db: Kysely<Schema>, callId: number, kinds?: Kinds): Promise<readonly Delivery[]> {
  return readDeliveries(db, await unfinishedQuery(db, callId, kinds).selectAll().orderBy('id').execute());
}

export function unfinishedQuery(db: Kysely<Schema>, callId: number, kinds?: Kinds) {
  return ofKindsQuery(db, callId, kinds).where('state', 'in', ['pending', 'sending', 'failed']);
}

/** What answers a click and is still to be done, in the order in which it was stored, and after it what it waits for. */
export async function awaitedOf(db: Kysely<Schema>, callId: number): Promise<readonly Delivery[]> {
  const open = await readDeliveries(db, await awaitedQuery(db, callId).selectAll().orderBy('id').execute());
  const read = new Set(open.map(({ key }) => key));
  const predecessors = new Set(open.flatMap(({ after }) => after).filter((key) => !read.has(key)));
  return [...open, ...(await deliveriesNamed(db, callId, [...predecessors]))];
}

export function awaitedQuery(db: Kysely<Schema>, callId: number) {
  return db
    .selectFrom('delivery')
    .where('call_id', '=', callId)
    .where('state', 'in', ['pending', 'sending'])
    .where('kind', 'not in', [...comesByItself]);
}

/** Those of a call with these keys. */
export async function deliveriesNamed(
  db: Kysely<Schema>,
  callId: number,
  keys: readonly string[],
): Promise<readonly Delivery[]> {
  const rows = await inChunks(keys, (chunk) => namedQuery(db, callId, chunk).selectAll().orderBy('id').execute());
  return readDeliveries(db, rows);
}

export function namedQuery(db: Kysely<Schema>, callId: number, chunk: readonly string[]) {
  return db.selectFrom('delivery').where('key', 'in', chunk).where('call_id', '=', callId);
}
