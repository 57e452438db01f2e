import type { Generated, Selectable } from 'kysely';
import type { Audience } from '../domain/call/call.js';
import type { DeliveryState } from '../domain/call/delivery.js';
import type { Product } from '../domain/call/product.js';

/**
 * The tables. Times are whole milliseconds since the epoch; `fields`, `announced_by`, `content` and `failure` hold JSON
 * as text, read through `json-columns.ts`.
 */
export interface Schema {
  call: CallTable;
  delivery: DeliveryTable;
  prerequisite: PrerequisiteTable;
  post: PostTable;
  seen_request: SeenRequestTable;
  schema_version: SchemaVersionTable;
}

export interface CallTable {
  id: Generated<number>;
  project_id: number;
  issue_iid: number;
  product: Product;
  instant: number;
  zone: string;
  fields: string;
  announced_by: string;
  announced_at: number;
  revision: number;
}

export interface DeliveryTable {
  id: Generated<number>;
  call_id: number;
  key: string;
  lane: string;
  /** What was promised; it decides the order within a lane. */
  due_at: number;
  /** When the next attempt may begin: at first `due_at`, then the end of a back-off, or of the lease of the attempt under way. */
  attempt_at: number;
  content: string;
  state: DeliveryState;
  attempts: number;
  first_attempt_at: number | null;
  /** Who is sending it; `null` unless the state is `sending`. */
  owner: string | null;
  failure: string | null;
  /** When it became `sent` or `failed`. */
  settled_at: number | null;
}

/** A delivery that waits until another one has been sent. Rows are never changed. */
export interface PrerequisiteTable {
  delivery_id: number;
  predecessor_key: string;
}

export interface PostTable {
  call_id: number;
  audience: Audience;
  channel_id: string;
  ts: string;
  permalink: string;
}

export interface SeenRequestTable {
  signature: string;
  seen_at: number;
}

export interface SchemaVersionTable {
  version: number;
  migrated_at: number;
}

export type CallRow = Selectable<CallTable>;
export type DeliveryRow = Selectable<DeliveryTable>;
export type PostRow = Selectable<PostTable>;
