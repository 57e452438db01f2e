import type { Call, Post } from '../../domain/call/call.js';
import type { Delivery, DeliveryFailure, PlannedDelivery } from '../../domain/call/delivery.js';
import type { IssueKey } from '../../domain/call/issue.js';
import type { SafeFields } from '../../domain/call/safe-fields.js';
import type { ScheduledTime } from '../../domain/schedule/scheduled-time.js';

export type NewCall = Omit<Call, 'id' | 'revision'>;

/** What an update of the announcement changes, and by whom. */
export interface Revision {
  readonly time: ScheduledTime;
  readonly fields: SafeFields;
}

export type StoredCall = { readonly kind: 'stored'; readonly call: Call };

/**
 * The promises. Each method that changes something is one transaction that commits the change together with the
 * deliveries it causes; `plan` is called inside it, must be pure, and returns those deliveries.
 */
export interface CallStore {
  /** A call by its number, as it is now. Throws when there is none: calls are never deleted. */
  call(callId: number): Promise<Call>;

  callOfIssue(issue: IssueKey): Promise<Call | undefined>;

  /** Stores a new call. An issue has one call: a second announcement, however close, finds the first. */
  announce(
    call: NewCall,
    plan: (call: Call) => readonly PlannedDelivery[],
  ): Promise<StoredCall | { readonly kind: 'already-announced'; readonly call: Call }>;

  /** Changes a call that is still at `seenRevision`; otherwise says what it is now. */
  revise(
    callId: number,
    seenRevision: number,
    revision: Revision,
    plan: (call: Call) => readonly PlannedDelivery[],
  ): Promise<StoredCall | { readonly kind: 'changed-meanwhile'; readonly call: Call }>;

  /** The messages that stand in the channels for this call. */
  postsOf(callId: number): Promise<readonly Post[]>;

  deliveriesOf(callId: number): Promise<readonly Delivery[]>;

  /**
   * Queues every failed delivery of the call again, due at `now`, its count of attempts back at one: something was begun
   * before, so the next attempt looks for what that left behind. Returns how many.
   */
  retryFailed(callId: number, now: number): Promise<number>;
}

/** How an attempt to send ended. `later`: nothing took effect, or it is unknown; try again at `dueAt`. */
export type AttemptOutcome =
  | { readonly kind: 'sent'; readonly post?: Post }
  | { readonly kind: 'failed'; readonly failure: DeliveryFailure }
  | { readonly kind: 'later'; readonly dueAt: number; readonly failure: DeliveryFailure };

/** What the dispatcher needs of the database. Times are milliseconds since the epoch. */
export interface DeliveryStore {
  /**
   * Takes up to `limit` deliveries that are due, whose predecessors are all sent, at most one a lane, and none in a lane
   * that is being served: they become `sending` until `leaseUntil`. A delivery whose lease has run out is due again.
   * Within a lane the earlier promise comes first, also while it waits for its next attempt.
   */
  claimDue(now: number, owner: string, leaseUntil: number, limit: number): Promise<readonly Delivery[]>;

  /** Records how the attempt ended, if `owner` still holds the delivery. */
  settle(delivery: Delivery, owner: string, outcome: AttemptOutcome, now: number): Promise<void>;

  /** When the next delivery becomes due that could be sent then; `undefined` when nothing waits. */
  nextDueAt(): Promise<number | undefined>;
}

/** Requests that were answered, so that a copy of one is refused. */
export interface SeenRequests {
  /** `true` the first time a signature is seen. Forgets those older than `forgetBefore` now and then. */
  firstSeen(signature: string, now: number): Promise<boolean>;
  forget(before: number): Promise<void>;
}
