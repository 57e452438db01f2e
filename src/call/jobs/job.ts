import type * as outbox from '../../outbox/index.js';
import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import type { DeniedPerson } from '../access/denial.js';
import type { Audience, PlacedMessage, Post } from '../call.js';
import type { Drift } from '../drift.js';
import type { OverallResult } from '../recording/recording.js';

/**
 * What is to be sent, as meaning. The words are made when it is sent, from what is true then.
 * - `announcement`: post the announcement in the audience's channel.
 * - `announcement-update`: bring the announcement that stands there up to date.
 * - `meeting-link-removal`: take the way to join from the announcement, once the call should be over.
 * - `issue-edit`: change the runbook.
 * - `record`: the comment on the issue that says where and by whom the call was announced.
 * - `reminder`: a reply under an announcement, or a direct message. `occasion` is the reminder's name, e.g. `24h`.
 * - `failure-notice`: tells the DRI what needs a person for one cause, or brings what they were told up to date. Those
 *   without a cause were stored by an earlier version: theirs is that of the job with the key `failed`.
 * - `drift-notice`: tells the DRI how the runbook has drifted from the announcement with this `revision`; with an empty
 *   list, that it has not any more.
 * - `access-notice`: tells somebody, once, that they are named for the call and GitLab does not show them its runbook.
 * - `access-report`: tells the DRI who is named for the call and cannot see its runbook.
 * - `result-notice`: tells who asked for something, once, what became of it, when the window did not show it.
 * - `public-notice`: tells the DRI that the issue is public, and that the app writes nothing into it until it is confidential.
 * - `run-panel`: the direct message in which somebody records the call while it goes on, from its start on.
 * - `progress`: the line under an announcement that says how far the call is, in numbers, from its start on.
 * - `run-panel-update`, `progress-update`: make these say what is true now. Pointless when the recording has gone beyond
 *   `recording`: that change has promised an update of its own.
 * - `summary`: the post-call summary, under the announcement and visible in the channel; `summary-update` changes it.
 * - `correction`: a line under the announcement that says what somebody (a Slack id) has changed of a summary.
 * - `close-issue`: closes the issue.
 */
export type JobPayload =
  | { readonly kind: 'announcement'; readonly audience: Audience }
  | { readonly kind: 'announcement-update'; readonly audience: Audience }
  | { readonly kind: 'meeting-link-removal'; readonly audience: Audience }
  | { readonly kind: 'issue-edit'; readonly edits: readonly RunbookEdit[] }
  | { readonly kind: 'record' }
  | {
      readonly kind: 'reminder';
      readonly occasion: string;
      readonly to: ReminderAddress;
      /** The start that it reminds of; if the call has moved since, it is pointless. Milliseconds since the epoch. */
      readonly instant: number;
    }
  | { readonly kind: 'failure-notice'; readonly failed: string; readonly cause?: FailureCause }
  | { readonly kind: 'drift-notice'; readonly revision: number; readonly drift: readonly Drift[] }
  | { readonly kind: 'public-notice' }
  | { readonly kind: 'access-notice'; readonly slackId: string }
  | { readonly kind: 'access-report'; readonly people: readonly DeniedPerson[] }
  | {
      readonly kind: 'result-notice';
      readonly slackId: string;
      readonly action: ResultAction;
      /** The keys of the jobs that the person waits for. */
      readonly jobs: readonly string[];
    }
  | { readonly kind: 'run-panel'; readonly slackId: string; readonly instant: number }
  | { readonly kind: 'run-panel-update'; readonly slackId: string; readonly recording: number }
  | { readonly kind: 'progress'; readonly audience: Audience; readonly instant: number }
  | { readonly kind: 'progress-update'; readonly audience: Audience; readonly recording: number }
  | { readonly kind: 'summary'; readonly audience: Audience }
  | { readonly kind: 'summary-update'; readonly audience: Audience }
  | {
      readonly kind: 'correction';
      readonly audience: Audience;
      readonly changes: readonly CompletionChange[];
      readonly by: string;
    }
  | { readonly kind: 'close-issue' };

/** What a correction has changed of a summary, in a form that may be told in a channel. Minutes are whole. */
export type CompletionChange =
  | { readonly kind: 'result'; readonly from: OverallResult; readonly to: OverallResult }
  | { readonly kind: 'current-state' }
  | { readonly kind: 'follow-ups' }
  | { readonly kind: 'reason' }
  /** How many tasks have another outcome, duration or note now. */
  | { readonly kind: 'tasks'; readonly count: number }
  | { readonly kind: 'total-time'; readonly from: number | undefined; readonly to: number | undefined };

/** What somebody asked for in a form. */
export const resultActions = ['announced', 'updated', 'recorded', 'completed', 'corrected', 'closed'] as const;
export type ResultAction = (typeof resultActions)[number];

export type ReminderAddress =
  | { readonly kind: 'audience'; readonly audience: Audience }
  | { readonly kind: 'person'; readonly slackId: string };

/** What the outbox stores for calls; a job's subject is the call's number. */
export interface CallJobs {
  readonly payload: JobPayload;
  readonly failure: JobFailure;
  readonly output: JobOutput;
}

/** Planned by a use case, stored with the change that causes it. Its key is like `call 42 · announcement · managers`. */
export type NewJob = outbox.NewJob<CallJobs>;
export type JobPlan = outbox.JobPlan<CallJobs>;
export type Job = outbox.Job<CallJobs>;
export type ClaimedJob = outbox.ClaimedJob<CallJobs>;
export type AttemptResult = outbox.AttemptResult<CallJobs>;
export type JobState = outbox.JobState;

/** What a completed job leaves behind, which is stored with it. */
export interface JobOutput {
  readonly post?: Post;
  readonly message?: PlacedMessage;
  /** The number of the comment that records the call. */
  readonly noteId?: number;
}

export interface JobFailure {
  readonly service: 'Slack' | 'GitLab' | 'app';
  readonly code: string;
  readonly message: string;
}

/** What failures have in common that one remedy puts right. */
export type FailureCause = Pick<JobFailure, 'service' | 'code'>;
