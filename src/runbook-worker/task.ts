import type { Busy, Editing, Reading, TaskReading } from '../call/ports/runbook-reader.js';
import type { RunbookEdit } from '../runbook/runbook-edit.js';
import { readInPlace } from './read-in-place.js';

/** What a thread is asked to do. Plain data, as the answer is, since both are copied from thread to thread. */
export type Task =
  | { readonly kind: 'review'; readonly markdown: string }
  | { readonly kind: 'edit'; readonly markdown: string; readonly edits: readonly RunbookEdit[] }
  | { readonly kind: 'tasks'; readonly markdown: string; readonly pending: readonly RunbookEdit[] };

export type Answer = Exclude<Reading | Editing | TaskReading, Busy>;

/** Does what a task says, here and now. */
export function perform(task: Task): Promise<Answer> {
  switch (task.kind) {
    case 'review':
      return readInPlace.review(task.markdown);
    case 'edit':
      return readInPlace.edit(task.markdown, task.edits);
    case 'tasks':
      return readInPlace.tasks(task.markdown, task.pending);
  }
}
