import type { Generated, Selectable } from 'kysely';
import type { VersionTables } from '../database/migrate.js';
import type { Audience } from '../domain/call/call.js';
import type { DeliveryContent, DeliveryState } from '../domain/call/delivery.js';
import type { Product } from '../domain/call/product.js';

/**
 * The tables. Times are whole milliseconds since the epoch; `fields`, `recipients`, `announced_by`, `recording`,
 * `content` and `failure` hold JSON as text, read through `json-columns.ts`.
 */
export interface Schema extends VersionTables {
  call: CallTable;
  delivery: DeliveryTable;
  prerequisite: PrerequisiteTable;
  lane: LaneTable;
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

export interface DeliveryTable {
  id: Generated<number>;
  call_id: number;
  key: string;
  lane: string;
  /** What was promised; it decides the order within a lane. */
  due_at: number;
  /** When the next attempt may begin: at first `due_at`, then the end of a back-off, or of the lease of the attempt under way. */
  attempt_at: number;
  /** When it is no longer worth sending; `null` for what is never too late. */
  expires_at: number | null;
  /** What `content` is, so that a plan can take back all of a kind. */
  kind: DeliveryContent['kind'];
  content: string;
  state: DeliveryState;
  attempts: number;
  first_attempt_at: number | null;
  /** Who is sending it; `null` unless the state is `sending`. */
  owner: string | null;
  failure: string | null;
  /** When its last attempt ended for good, or it was missed; `null` also for what a plan has taken back. */
  settled_at: number | null;
}

/** A delivery that waits until another one has been sent. */
export interface PrerequisiteTable {
  delivery_id: number;
  predecessor_key: string;
}

/**
 * What must happen one at a time. `head_id` and `next_at` follow from the deliveries and `free_at`; they are kept so that
 * finding what is due looks only at the lanes in which something is. `lanes.ts` keeps them.
 */
export interface LaneTable {
  name: string;
  /** Nothing may begin here before. */
  free_at: number;
  /** The delivery that is being sent or, else, the next that may be; `null` when there is none. */
  head_id: number | null;
  /** When the head may be claimed: its time or, while it is being sent, the end of its lease. */
  next_at: number | null;
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
export type DeliveryRow = Selectable<DeliveryTable>;
export type PostRow = Selectable<PostTable>;
export type MessageRow = Selectable<MessageTable>;
