import type { TaskList } from '../../runbook/task-list.js';
import type { DeniedPerson } from '../access/denial.js';
import type { Audience, Call, PlacedMessage, Post } from '../call.js';
import type { Channels } from '../channels.js';
import type { Drift } from '../drift.js';
import type { Issue } from '../issue.js';
import type { CompletionChange, Job, JobFailure, ResultAction } from '../jobs/job.js';
import type { Completion, TaskFingerprint, TaskTotals } from '../recording/recording.js';
import type { Link } from '../safe-fields/safe-fields.js';

/**
 * Whether someone belongs to the workspace. `guest` covers restricted accounts, `stranger` people of other workspaces
 * in shared channels.
 */
export type Membership = 'member' | 'guest' | 'stranger' | 'bot' | 'deactivated';

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  readonly membership: Membership;
  /** Only an address that Slack has confirmed. */
  readonly verifiedEmail: string | undefined;
  /** IANA name. */
  readonly timeZone: string | undefined;
}

export interface SlackDirectory {
  /** `undefined` when Slack does not know the user. Throws `ServiceFailure` when Slack does not answer. */
  user(slackId: string): Promise<SlackUser | undefined>;

  /** The account with this e-mail address, which Slack has confirmed; `undefined` when there is none. */
  userWithEmail(email: string): Promise<SlackUser | undefined>;
}

/** The issue that a moved one is now. */
export type NewIssue = Pick<Issue, 'projectId' | 'iid' | 'webUrl'>;

/** What can be said, as meaning; the Slack adapter finds the words. */
export type Message =
  /** `mayJoin`: whether the channel is shown how to join. */
  | { readonly kind: 'announcement'; readonly call: Call; readonly audience: Audience; readonly mayJoin: boolean }
  | { readonly kind: 'reminder'; readonly reminder: Reminder }
  | { readonly kind: 'failure-notice'; readonly notice: FailureNotice }
  /** `drift` is `undefined` where it must not be quoted: then the notice only says that there is some. */
  | {
      readonly kind: 'drift-notice';
      readonly call: Call;
      readonly drift: readonly Drift[] | undefined;
      /** Where a moved issue is now, for a reader who may see it there. */
      readonly movedTo?: NewIssue;
    }
  /** For somebody named for a call whom GitLab does not show its runbook: `isDri` says as what they are named. */
  | { readonly kind: 'public-notice'; readonly call: Call }
  | { readonly kind: 'access-notice'; readonly call: Call; readonly isDri: boolean }
  | { readonly kind: 'access-report'; readonly call: Call; readonly people: readonly DeniedPerson[] }
  | { readonly kind: 'result-notice'; readonly result: Result }
  | { readonly kind: 'run-panel'; readonly panel: RunPanel }
  /** What stands instead of a run panel whose reader GitLab does not show the runbook any more. */
  | { readonly kind: 'lost-access' }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'summary'; readonly call: Call; readonly completion: Completion; readonly audience: Audience }
  | { readonly kind: 'correction'; readonly changes: readonly CompletionChange[]; readonly by: string };

/** What somebody sees who records a call while it goes on. Only for people whom GitLab would show the runbook. */
export interface RunPanel {
  readonly call: Call;
  /** As it will stand in the issue when everything recorded has been written. */
  readonly taskList: TaskList;
  /** The marks of the sheet's tasks, in the same order. */
  readonly fingerprints: readonly TaskFingerprint[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Of the reader, an IANA name; `undefined` when Slack does not say. */
  readonly timeZone: string | undefined;
}

/** How far a call is, for everybody: in numbers, without a word of the tasks. */
export interface Progress {
  readonly call: Call;
  readonly totals: TaskTotals;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What a reminder says, from what is true when it is sent. */
export interface Reminder {
  readonly call: Call;
  /** The reminder's name: `24h`, `start`, `end`, `morning 2026-10-12`. */
  readonly occasion: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The channels read what was announced, and that the runbook has another time by now. */
  readonly reader: ChannelReader | ReminderReader;
}

/** That a runbook's issue was moved to another project, and where it is now, for a reader who may see it there. */
export interface Relocated {
  readonly to: Link | undefined;
}

/** Everybody in a channel. */
export interface ChannelReader {
  readonly kind: 'channel';
  /** Whether the runbook no longer says the time of the call. */
  readonly hasMoved: boolean;
  /** Whether they are shown how to join. */
  readonly mayJoin: boolean;
  readonly relocated?: Relocated;
}

/**
 * What the reader of a direct message may see: `granted` when GitLab would show them the runbook. `unknown` when GitLab
 * did not say in time: then only what the channels were told is theirs.
 */
export type ReadAccess = 'granted' | 'unknown';

/** A person who is reminded, with what they may see of the runbook. */
export interface ReminderReader {
  readonly kind: 'person';
  readonly access: ReadAccess;
  /** IANA name; `undefined` when Slack does not say. */
  readonly timeZone: string | undefined;
  /** What is open in the pre-call checklist; `undefined` when it could not be read or is not theirs to see. */
  readonly openItems: readonly string[] | undefined;
  /** Whether the runbook no longer says the time of the call. */
  readonly hasMoved: boolean;
  /** What it says instead; `undefined` when it has not moved or is not theirs to see. */
  readonly otherSchedule: string | undefined;
  readonly relocated?: Relocated;
}

/** What the DRI is told of jobs that failed for one cause; of none, that nothing waits for them any more. */
export interface FailureNotice {
  readonly call: Call;
  readonly failed: readonly (Job & { readonly failure: JobFailure })[];
  readonly channels: Channels;
}

/** What became of what somebody asked for in a form. */
export interface Result {
  readonly call: Call;
  readonly action: ResultAction;
  /** What they asked for, as it is now. */
  readonly jobs: readonly Job[];
  readonly posts: readonly Post[];
  readonly messages: readonly PlacedMessage[];
  readonly channels: Channels;
}

/** Where a message stands. */
export interface MessagePlace {
  readonly channelId: string;
  readonly ts: string;
}

/** Where a message goes: into a channel, under a message, or to one person. */
export type Destination =
  /** `name` is for people. */
  | { readonly kind: 'channel'; readonly channelId: string; readonly name: string }
  /** `broadcast`: visible in the channel as well. */
  | { readonly kind: 'thread'; readonly under: MessagePlace; readonly broadcast?: true }
  | { readonly kind: 'person'; readonly slackId: string };

/** Posting. Every method sends its request once and throws a `ServiceFailure` when Slack does not do its part. */
export interface Messenger {
  /** Posts a message that carries `key` in its metadata, so that `findPosted` can recognise it. */
  post(destination: Destination, message: Message, key: string): Promise<MessagePlace>;

  /** Replaces a message that the app has posted. */
  update(place: MessagePlace, message: Message): Promise<void>;

  /** The address of a message. */
  permalink(place: MessagePlace): Promise<string>;

  /** The message with this key that was posted at `since` (milliseconds since the epoch) or later, or `undefined`. */
  findPosted(destination: Destination, key: string, since: number): Promise<MessagePlace | undefined>;
}
