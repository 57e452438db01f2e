import type { Transaction } from 'kysely';
import type { Delivery } from '../domain/call/delivery.js';
import { withoutSuperseded } from '../domain/runbook/without-superseded.js';
import { content, fromColumn, toColumn } from './json-columns.js';
import type { Schema } from './schema.js';

/**
 * An edit of the issue has been made. What was promised before it and has failed, or waits to be tried again, forgets
 * what this one has written over. Both are in the lane, which is held. What is left, if only nothing, stays to be
 * tried again: others may wait for it.
 */
export async function supersede(
  transaction: Transaction<Schema>,
  { id, callId, content: made }: Delivery,
): Promise<void> {
  if (made.kind !== 'issue-edit') return;
  const earlier = await transaction
    .selectFrom('delivery')
    .select(['id', 'content'])
    .where('call_id', '=', callId)
    .where('id', '<', id)
    .where('kind', '=', 'issue-edit')
    .where('state', 'in', ['failed', 'pending'])
    .execute();
  for (const row of earlier) {
    const meant = fromColumn(content, row.content);
    if (meant.kind !== 'issue-edit') continue;
    const left = toColumn(content, { kind: 'issue-edit', edits: withoutSuperseded(meant.edits, made.edits) });
    if (left !== row.content)
      await transaction.updateTable('delivery').set({ content: left }).where('id', '=', row.id).execute();
  }
}
