import type { TaskResult } from '../../runbook/runbook.js';
import type { Actor } from '../people/actor.js';

/**
 * Which task an event is about, without what the task says: the database keeps no tasks. `name` is the fingerprint of the
 * task's name, so that a task which was renamed or moved since is not taken for another one.
 */
export interface TaskFingerprint {
  readonly position: number;
  readonly name: string;
}

/** A click of the live recording. `at` is milliseconds since the epoch and differs from event to event; `by` is a Slack id. */
export type RunEvent =
  | { readonly kind: 'started'; readonly task: TaskFingerprint; readonly at: number; readonly by: string }
  | {
      readonly kind: 'settled';
      readonly task: TaskFingerprint;
      readonly result: TaskResult;
      /** What was measured; `undefined` when nobody had started the task. */
      readonly minutes: number | undefined;
      readonly at: number;
      readonly by: string;
    };

/** How a call ended, all told. */
export const overallResults = ['Success', 'Partial', 'Failed'] as const;
export type OverallResult = (typeof overallResults)[number];

/** Something that is still to be done after the call. The words are for the channels. */
export interface FollowUp {
  readonly what: string;
  /** Who does it, in words; may be empty. */
  readonly by: string;
  /** Web addresses. */
  readonly links: readonly string[];
}

/** The tasks in numbers, which may be told where the tasks may not. Minutes are whole. */
export interface TaskTotals {
  readonly counts: Readonly<Record<TaskResult | 'open', number>>;
  /** `undefined` when no task has such a duration. */
  readonly actualMinutes: number | undefined;
  readonly plannedMinutes: number | undefined;
}

/** The completion of a call, as it is told to the channels: nothing in it must stay in GitLab. */
export interface Completion {
  readonly result: OverallResult;
  readonly currentState: string;
  readonly followUps: readonly FollowUp[];
  /** Why the call was completed although tasks or pre-call items were open; `undefined` when none was. */
  readonly whyOpen: string | undefined;
  readonly totals: TaskTotals;
  /** How many pre-call items were neither ticked nor explained. */
  readonly openItems: number;
  readonly completedBy: Actor;
  /** Milliseconds since the epoch. */
  readonly completedAt: number;
}

/** What has been recorded of a call, beside what stands in the issue. */
export interface Recording {
  /** Counts every change, so that two at the same moment cannot both be made of the same state. */
  readonly revision: number;
  /** The clicks that stand, the earliest first: an undo takes the last one away. */
  readonly events: readonly RunEvent[];
  readonly completion: Completion | undefined;
}

export const nothingRecorded: Recording = { revision: 0, events: [], completion: undefined };
