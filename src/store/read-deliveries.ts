import type { Kysely } from 'kysely';
import type { Delivery } from '../domain/call/delivery.js';
import { toDelivery } from './rows.js';
import type { DeliveryRow, Schema } from './schema.js';

/** Completes rows of `delivery` with the keys of their predecessors, in the order of the rows. */
export async function readDeliveries(db: Kysely<Schema>, rows: readonly DeliveryRow[]): Promise<readonly Delivery[]> {
  if (rows.length === 0) return [];
  const prerequisites = await db
    .selectFrom('prerequisite')
    .selectAll()
    .where(
      'delivery_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('predecessor_key')
    .execute();
  return rows.map((row) => {
    const after = prerequisites.filter(({ delivery_id }) => delivery_id === row.id);
    return toDelivery(
      row,
      after.map(({ predecessor_key }) => predecessor_key),
    );
  });
}
