import type { HeaderField, TaskOutcome } from './runbook.js';

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

/**
 * A change to a runbook, stored and carried out as meaning rather than as text, so that it can be applied to whatever
 * the issue says by then.
 */
export type RunbookEdit =
  | { readonly kind: 'tick-item'; readonly item: ItemRef }
  | { readonly kind: 'set-reason'; readonly item: ItemRef; readonly reason: string }
  | {
      /** Absent parts stay as they are; `null` empties them. The plan always stays. */
      readonly kind: 'record-task';
      readonly task: TaskRef;
      readonly outcome?: TaskOutcome | null;
      readonly actualMinutes?: number | null;
    }
  | { readonly kind: 'set-header'; readonly field: HeaderField; readonly value: string };
