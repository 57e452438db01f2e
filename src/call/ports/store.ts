import type { Call, PlacedMessage, Post } from '../call.js';
import type { IssueKey } from '../issue.js';
import type { FailureCause, Job, JobPayload, JobPlan } from '../jobs/job.js';
import type { Completion, RunEvent } from '../recording/recording.js';

export type NewCall = Omit<Call, 'id' | 'revision' | 'recording'>;

/** What of a recording changes; absent parts stay as they are. */
export interface RecordingChange {
  readonly events?: readonly RunEvent[];
  readonly completion?: Completion;
}

/** What an update of the announcement changes, and by whom. */
export type Revision = Pick<Call, 'time' | 'fields' | 'recipients' | 'plannedMinutes' | 'reminderPolicyId'>;

/** What planning the reminders of a call anew changes of it. */
export type ReplanChange = Required<Pick<Call, 'reminderPolicyId'>> & Pick<Call, 'recipients'>;

export type Kinds = readonly JobPayload['kind'][];

export type { AttemptResult, ClaimedJob } from '../jobs/job.js';

export type StoredCall = { readonly kind: 'stored'; readonly call: Call };

/**
 * The promises. Each method that changes something is one transaction that commits the change together with the
 * jobs it causes; `plan` is called inside it, must be pure, and returns those jobs.
 */
export interface CallStore {
  /** A call by its number, as it is now. Throws when there is none: calls are never deleted. */
  call(callId: number): Promise<Call>;

  callOfIssue(issue: IssueKey): Promise<Call | undefined>;

  /** Stores a new call. An issue has one call: a second announcement, however close, finds the first. */
  announce(
    call: NewCall,
    plan: (call: Call) => JobPlan,
  ): Promise<StoredCall | { readonly kind: 'already-announced'; readonly call: Call }>;

  /** Changes a call that is still at `seenRevision`; otherwise says what it is now. */
  revise(
    callId: number,
    seenRevision: number,
    revision: Revision,
    plan: (call: Call) => JobPlan,
  ): Promise<StoredCall | { readonly kind: 'changed-meanwhile'; readonly call: Call }>;

  /** Changes what is recorded of a call whose recording is still at `seenRecording`; otherwise says what it is now. */
  record(
    callId: number,
    seenRecording: number,
    change: RecordingChange,
    plan: (call: Call) => JobPlan,
  ): Promise<StoredCall | { readonly kind: 'changed-meanwhile'; readonly call: Call }>;

  /**
   * Calls whose reminders were planned with another policy than this, or with an unknown one, and whose start is at `from`
   * or later and before `to`: the earliest first, those that follow on `after`, up to `limit`.
   */
  plannedOtherwise(
    reminderPolicyId: string,
    range: { readonly from: number; readonly to: number },
    after: Pick<Call, 'id' | 'time'> | undefined,
    limit: number,
  ): Promise<readonly Call[]>;

  /**
   * Plans the reminders of a call anew that is still at `seenRevision` and was planned with another policy; otherwise says
   * what it is now. `plan` also gets the call's pending reminders.
   */
  planAnew(
    callId: number,
    seenRevision: number,
    change: ReplanChange,
    plan: (call: Call, pending: readonly Job[]) => JobPlan,
  ): Promise<StoredCall | { readonly kind: 'changed-meanwhile'; readonly call: Call }>;

  /** Stores what is promised for a call later on. */
  enqueue(callId: number, plan: JobPlan): Promise<void>;

  /** The messages that stand in the channels for this call. */
  postsOf(callId: number): Promise<readonly Post[]>;

  /** The call's other messages that are changed later on: panels, progress lines, summaries. */
  messagesOf(callId: number): Promise<readonly PlacedMessage[]>;

  /** The number of the comment on the issue that records the call; `undefined` while none is known. */
  recordNoteOf(callId: number): Promise<number | undefined>;

  /** What was ever to be sent for the call: of these kinds, or everything, which grows with every click. */
  jobsOf(callId: number, kinds?: Kinds): Promise<readonly Job[]>;

  /** Those that are pending, being sent or have failed: few, however much was sent before. */
  unfinishedOf(callId: number, kinds?: Kinds): Promise<readonly Job[]>;

  /** What answers a click and is pending or being sent, and what that waits for, in whatever state. */
  awaitedOf(callId: number): Promise<readonly Job[]>;

  /** Those of the call with these keys. */
  jobsByKey(callId: number, keys: readonly string[]): Promise<readonly Job[]>;

  /**
   * Queues every failed job of the call again, due at `now`, its count of attempts back at one: something was begun
   * before, so the next attempt looks for what that left behind. Returns how many.
   */
  retryFailed(callId: number, now: number): Promise<number>;

  /**
   * Cancels the failed jobs of the call that failed for this cause: a person sees to them. What waited for one goes
   * on, unless it needs the message that was not posted. Returns what was cancelled, as it was before.
   */
  dismissFailed(callId: number, cause: FailureCause, now: number): Promise<readonly Job[]>;

  /**
   * Cancels a pending job of the call: what it would do is not needed any more. `false` when there is none by this key, or
   * it has been begun.
   */
  withdraw(callId: number, key: string): Promise<boolean>;

  /** Calls whose start is at `from` or later and before `to`, the earliest first. */
  callsBetween(from: number, to: number): Promise<readonly Call[]>;
}

/**
 * What somebody has typed into a modal of several pages, kept from page to page and forgotten when the modal is done with.
 * It is kept here because Slack has no room for it, and because the next click may reach another replica.
 */
export interface Drafts {
  /** `undefined` when there is none by this name, or somebody else's. */
  read(name: string, slackId: string): Promise<string | undefined>;
  /** Replaces the draft of that name. `now` is milliseconds since the epoch. */
  keep(name: string, slackId: string, text: string, now: number): Promise<void>;
  drop(name: string): Promise<void>;
  /** Drops those that were last kept before `before`, in milliseconds since the epoch. */
  forget(before: number): Promise<void>;
}

/** Which Slack account is meant by a name in the contacts table of a call, as somebody said who announced or updated it. */
export interface ContactChoices {
  /**
   * Name as written → Slack id, as the latest call of the project has it that has one for the name. It is a proposal: each
   * call has choices of its own. Letter case and blanks do not matter.
   */
  lastChosen(projectId: number, names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Keeps the choices of a call: a later one for a name replaces it, and `undefined` takes it back. */
  remember(
    callId: number,
    choices: ReadonlyMap<string, string | undefined>,
    chosenBy: string,
    now: number,
  ): Promise<void>;
}

/** Requests that were answered, so that a copy of one is refused. */
export interface SeenRequests {
  /** `true` the first time a signature is seen. Forgets those older than `forgetBefore` now and then. */
  firstSeen(signature: string, now: number): Promise<boolean>;
  forget(before: number): Promise<void>;
}
