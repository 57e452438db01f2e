import type { ChecklistItem, TaskOutcome } from './runbook.js';

/** More tasks than this are not recorded through the app: nobody does them on one call. */
export const mostTasks = 1000;

/** A task as people see it while they record it: what its row says, without the places in the text. */
export interface TaskLine {
  /** Counts from 1 over all task tables. */
  readonly position: number;
  readonly name: string;
  /** The web address at which the task is documented, when its name is a link to one. */
  readonly url: string | undefined;
  readonly outcome: TaskOutcome | undefined;
  /** What the Outcome cell says when that is none of the four results. */
  readonly oddOutcome: string | undefined;
  /** Whole minutes, like `actualMinutes`. */
  readonly plannedMinutes: number | undefined;
  readonly actualMinutes: number | undefined;
}

/**
 * What of a runbook is needed to record a call. It holds what must not reach a channel: it is shown to people whom GitLab
 * would show the runbook, and is stored nowhere.
 */
export interface TaskSheet {
  /** The first `mostTasks`. */
  readonly tasks: readonly TaskLine[];
  /** How many there are. */
  readonly taskCount: number;
  /** The rollback plan as a reader reads it; `undefined` when there is none. At most 3,000 characters. */
  readonly rollbackPlan: string | undefined;
  /** The pre-call items that are open and not explained; at most 100. */
  readonly openItems: readonly string[];
  /** The post-call item that says that the channels know how it ended. */
  readonly postCallItem: ChecklistItem | undefined;
}
