import type { HeaderField, ItemState, TaskOutcome } from './runbook.js';

/** Which item of which checklist: found by its text first (nearest to `position` among equals), so that edits by others survive. */
export interface ItemRef {
  readonly list: 'pre-call' | 'post-call';
  readonly position: number;
  readonly text: string;
}

/** Which task: found by its name first (nearest to `position` among equals). */
export interface TaskRef {
  readonly position: number;
  readonly name: string;
}

/** What the cells of a task said: the outcome as text, empty when there is none, and the minutes that it took. */
export interface SeenTask {
  readonly outcome: string;
  readonly actualMinutes: number | null;
}

/**
 * A change to a runbook, stored and carried out as meaning rather than as text, so that it can be applied to whatever
 * the issue says by then. `seen` is what its place said when the edit was decided on: a place that says something else
 * by then, and is not empty, keeps it. Without `seen` an edit is made whatever its place says.
 */
export type RunbookEdit =
  | { readonly kind: 'tick-item'; readonly item: ItemRef; readonly seen?: ItemState }
  | { readonly kind: 'set-reason'; readonly item: ItemRef; readonly reason: string }
  | {
      /** Absent parts stay as they are; `null` empties them. The plan always stays. */
      readonly kind: 'record-task';
      readonly task: TaskRef;
      readonly outcome?: TaskOutcome | null;
      readonly actualMinutes?: number | null;
      readonly seen?: SeenTask;
    }
  /** A value is replaced, never emptied: then another row of the same name would count. */
  | { readonly kind: 'set-header'; readonly field: HeaderField; readonly value: string; readonly seen?: string };
