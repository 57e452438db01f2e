import { type ExpressionBuilder, type ExpressionWrapper, sql, type Updateable } from 'kysely';
import type { DeliveryContent } from '../domain/call/delivery.js';
import { content, toColumn } from './json-columns.js';
import type { DeliveryTable, Schema } from './schema.js';

/** What an edit looks like once its words are no longer needed: they are in the issue, or nowhere. */
const empty = toColumn(content, { kind: 'issue-edit', edits: [] });

/**
 * What of the row changes besides when a delivery has ended for good: an edit holds names of tasks and what people wrote
 * about them, which only the issue keeps. One that has failed keeps them for the next try.
 */
export function emptyEdits({ kind }: DeliveryContent): Updateable<DeliveryTable> {
  return kind === 'issue-edit' ? { content: empty } : {};
}

/** The same, where the rows are not known one by one. */
export function withoutEdits(eb: ExpressionBuilder<Schema, 'delivery'>): ExpressionWrapper<Schema, 'delivery', string> {
  return eb.case().when('kind', '=', 'issue-edit').then(sql<string>`${empty}`).else(eb.ref('content')).end();
}
