import type { ScheduledTime } from '../schedule/scheduled-time.js';
import type { IssueKey } from './issue.js';
import type { Actor } from './people/actor.js';
import type { Recipient } from './people/recipient.js';
import type { Product } from './product.js';
import type { Recording } from './recording/recording.js';
import type { SafeFields } from './safe-fields/safe-fields.js';

/** Whom a post is for. The managers' channel hears of every call, the support channel depends on the product. */
export const audiences = ['support', 'managers'] as const;
export type Audience = (typeof audiences)[number];

/**
 * A call that has been announced: what the database remembers of it. What the runbook says beyond the safe fields is
 * read from the issue when it is needed and never stored.
 */
export interface Call {
  readonly id: number;
  readonly issue: IssueKey;
  readonly product: Product;
  readonly time: ScheduledTime;
  readonly fields: SafeFields;
  /** Who is reminded: the DRI and the GitLab contacts whom the app knows on Slack. */
  readonly recipients: readonly Recipient[];
  /** How long the tasks should take by their planned durations; `undefined` when they name none. */
  readonly plannedMinutes: number | undefined;
  readonly announcedBy: Actor;
  /** Milliseconds since the epoch. */
  readonly announcedAt: number;
  /** Counts how often the announcement has been changed; 0 is as it was first posted. */
  readonly revision: number;
  readonly recording: Recording;
  /** With which settings its reminders were planned (`reminderPolicyId`); absent where an earlier version planned them. */
  readonly reminderPolicyId?: string;
}

/** A message that stands in a channel. */
export interface Post {
  readonly audience: Audience;
  readonly channelId: string;
  readonly ts: string;
  readonly permalink: string;
  /** What the channel was called, with `#`, and whether it was private, when the call was announced there; absent for older posts. */
  readonly channelName?: string;
  readonly isPrivate?: boolean;
}

/** A message of a call that is changed later on, beside its announcements: `panel · U0JOHN`, `progress · support`, `summary · managers`. */
export interface PlacedMessage {
  readonly name: string;
  readonly channelId: string;
  readonly ts: string;
  /** `undefined` where nobody will be sent there, as to a direct message. */
  readonly permalink: string | undefined;
}
