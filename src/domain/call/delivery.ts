import type { RunbookEdit } from '../runbook/runbook-edit.js';
import type { Audience } from './call.js';

/**
 * What is to be sent, as meaning. The words are made when it is sent, from what is true then.
 * - `announcement`: post the announcement in the audience's channel.
 * - `announcement-update`: bring the announcement that stands there up to date.
 * - `issue-edit`: change the runbook.
 * - `record`: the comment on the issue that says where and by whom the call was announced.
 */
export type DeliveryContent =
  | { readonly kind: 'announcement'; readonly audience: Audience }
  | { readonly kind: 'announcement-update'; readonly audience: Audience }
  | { readonly kind: 'issue-edit'; readonly edits: readonly RunbookEdit[] }
  | { readonly kind: 'record' };

/** A promise to send something: planned by a use case, stored with the state change that caused it. */
export interface PlannedDelivery {
  /** Names the promise for ever, e.g. `call 42 · announcement · managers`: a second one with this key is the same one. */
  readonly key: string;
  /** What must happen one at a time: a channel, or an issue. A lane that has to wait holds up nobody else. */
  readonly lane: string;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
  readonly content: DeliveryContent;
  /** The keys of deliveries that must have been sent before this one may be. */
  readonly after: readonly string[];
}

/**
 * `pending → sending → sent`, or `failed` when a person has to do something first; a failed delivery is queued again by
 * that person's click.
 */
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'failed';

/** A delivery as it is stored. */
export interface Delivery extends PlannedDelivery {
  readonly id: number;
  readonly callId: number;
  readonly state: DeliveryState;
  /** How often sending has begun. */
  readonly attempts: number;
  /** When the first attempt began, in milliseconds since the epoch: a message that was posted cannot be older. */
  readonly firstAttemptAt: number | undefined;
  /** Why the last attempt did not succeed, in the service's own word, e.g. `not_in_channel`. */
  readonly failure: DeliveryFailure | undefined;
}

export interface DeliveryFailure {
  readonly service: 'Slack' | 'GitLab' | 'app';
  readonly code: string;
  readonly message: string;
}
