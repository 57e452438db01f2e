import type { Generated, Selectable } from 'kysely';
import type { Audience } from '../call/call.js';
import type { Product } from '../call/product.js';
import type { OutboxTables } from '../outbox/index.js';
import type { VersionTables } from './connection/migrate.js';

/**
 * The tables. Times are whole milliseconds since the epoch; `fields`, `recipients`, `announced_by` and
 * `recording` hold JSON as text, read through `json-columns.ts`. The outbox knows its own tables.
 */
export interface Schema extends VersionTables, OutboxTables {
  call: CallTable;
  post: PostTable;
  message: MessageTable;
  draft: DraftTable;
  seen_request: SeenRequestTable;
  contact_choice: ContactChoiceTable;
  channel_binding: ChannelBindingTable;
}

export interface CallTable {
  id: Generated<number>;
  project_id: number;
  issue_iid: number;
  product: Product;
  instant: number;
  zone: string;
  fields: string;
  recipients: string;
  planned_minutes: number | null;
  announced_by: string;
  announced_at: number;
  revision: number;
  /** The events and the completion; `{}` is nothing. */
  recording: Generated<string>;
  /** Counts the changes of `recording`. */
  recording_revision: Generated<number>;
  /** With which settings the reminders were planned; `null` where an earlier version planned them. */
  reminder_policy: string | null;
  /** GitLab's number of the comment on the issue; `null` while none is known. */
  record_note_id: number | null;
}

export interface PostTable {
  call_id: number;
  audience: Audience;
  channel_id: string;
  ts: string;
  permalink: string;
  /** The channel's name when it was posted, with `#`; `null` for posts of older versions. */
  channel_name: string | null;
  /** 1 when the channel was private then, 0 when it was public; `null` for posts of older versions. */
  is_private: number | null;
}

/** Which channel a name of the settings means. */
export interface ChannelBindingTable {
  /** With `#`. */
  name: string;
  channel_id: string;
  bound_at: number;
}

/** A message of a call that is changed later on. */
export interface MessageTable {
  call_id: number;
  name: string;
  channel_id: string;
  ts: string;
  /** `null` for a direct message. */
  permalink: string | null;
}

/** What somebody has typed so far. */
export interface DraftTable {
  name: string;
  slack_id: string;
  content: string;
  kept_at: number;
}

export interface SeenRequestTable {
  signature: string;
  seen_at: number;
}

export interface ContactChoiceTable {
  call_id: number;
  /** In one spelling for all ways to write it. */
  name: string;
  slack_id: string;
  /** The Slack id of who said so. */
  chosen_by: string;
  chosen_at: number;
}

export type CallRow = Selectable<CallTable>;
export type PostRow = Selectable<PostTable>;
export type MessageRow = Selectable<MessageTable>;
