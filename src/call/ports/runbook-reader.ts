import type { EditedRunbook } from '../../runbook/edit-runbook.js';
import type { RunbookReview } from '../../runbook/review-runbook.js';
import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import type { TaskList } from '../../runbook/task-list.js';

/** The text is too large, or nested too deeply, to be read in the time and memory that there is for it. */
export type Unreadable = { readonly kind: 'unreadable' };

/** Too many other texts are being read; it can be tried again soon. */
export type Busy = { readonly kind: 'busy' };

export type Reading = ({ readonly kind: 'read' } & RunbookReview) | Unreadable | Busy;
export type TaskReading = ({ readonly kind: 'tasks' } & TaskList) | Unreadable | Busy;
export type Editing = ({ readonly kind: 'edited' } & EditedRunbook) | Unreadable | Busy;

/** For whom a text is read: the Slack id of a person, or `background` for the app's own work. */
export type Asker = string;

/** The asker of jobs, reminders and periodic work. */
export const background: Asker = 'background';

/**
 * `reviewRunbook` and `performEdits`, done so that the largest text that GitLab takes (1 MiB, which costs a second or
 * more) holds up nobody else. Texts that take long are read one at a time for each asker.
 */
export interface RunbookReader {
  review(markdown: string, asker: Asker): Promise<Reading>;

  edit(markdown: string, edits: readonly RunbookEdit[], asker: Asker): Promise<Editing>;

  /** The tasks as they will stand in the text when these edits have been made; edits without a place are left out. */
  tasks(markdown: string, pending: readonly RunbookEdit[], asker: Asker): Promise<TaskReading>;
}
