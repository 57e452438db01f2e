import type { JsonObject } from '../json.js';
import type { Arguments } from './read-arguments.js';

/** One page of a list, or Slack's refusal of the cursor or the limit. */
export type Page<Item> =
  | { readonly kind: 'page'; readonly items: Item[]; readonly metadata: JsonObject; readonly hasMore: boolean }
  | { readonly kind: 'refused'; readonly error: 'invalid_cursor' | 'invalid_limit' };

/** Cuts the page out of `all` that `cursor` and `limit` ask for. Cursors are opaque to callers. */
export function pageOf<Item>(all: readonly Item[], args: Arguments, maximum: number, usual = 100): Page<Item> {
  const limit = args.number('limit') ?? usual;
  if (!Number.isInteger(limit) || limit < 1 || limit > maximum) return { kind: 'refused', error: 'invalid_limit' };
  const start = startOf(args.text('cursor'));
  if (start === undefined) return { kind: 'refused', error: 'invalid_cursor' };
  const hasMore = start + limit < all.length;
  const cursor = hasMore ? Buffer.from(`next:${start + limit}`).toString('base64') : '';
  return { kind: 'page', items: all.slice(start, start + limit), metadata: { next_cursor: cursor }, hasMore };
}

function startOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return 0;
  const place = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  return place === undefined ? undefined : Number(place);
}
