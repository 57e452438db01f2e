import type { EditedRunbook } from '../../domain/runbook/edit-runbook.js';
import type { RunbookReview } from '../../domain/runbook/review-runbook.js';
import type { RunbookEdit } from '../../domain/runbook/runbook-edit.js';
import type { TaskSheet } from '../../domain/runbook/task-sheet.js';

/** The text is too large, or nested too deeply, to be read in the time and memory that there is for it. */
export type Unreadable = { readonly kind: 'unreadable' };

export type Reading = ({ readonly kind: 'read' } & RunbookReview) | Unreadable;
export type TaskReading = ({ readonly kind: 'tasks' } & TaskSheet) | Unreadable;
export type Editing = ({ readonly kind: 'edited' } & EditedRunbook) | Unreadable;

/**
 * `reviewRunbook` and `carryOutEdits`, done so that the largest text that GitLab takes (1 MiB, which costs a second or
 * more) holds up nobody else.
 */
export interface RunbookReader {
  review(markdown: string): Promise<Reading>;

  edit(markdown: string, edits: readonly RunbookEdit[]): Promise<Editing>;

  /** The tasks as they will stand in the text when these edits have been made; edits without a place are left out. */
  tasks(markdown: string, pending: readonly RunbookEdit[]): Promise<TaskReading>;
}
