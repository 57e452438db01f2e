import type { Editing, Reading } from '../application/ports/runbook-reader.js';
import type { RunbookEdit } from '../domain/runbook/runbook-edit.js';
import { readInPlace } from './read-in-place.js';

/** What a thread is asked to do. Plain data, as the answer is, since both are copied from thread to thread. */
export type Task =
  | { readonly kind: 'review'; readonly markdown: string }
  | { readonly kind: 'edit'; readonly markdown: string; readonly edits: readonly RunbookEdit[] };

export type Answer = Reading | Editing;

/** Does what a task says, here and now. */
export function carryOut(task: Task): Promise<Answer> {
  return task.kind === 'review' ? readInPlace.review(task.markdown) : readInPlace.edit(task.markdown, task.edits);
}
