import { editRunbook } from './edit-runbook.js';
import { parseRunbook } from './parse-runbook.js';
import type { RunbookEdit } from './runbook-edit.js';
import { type TaskList, taskListOf } from './task-list.js';

/**
 * Reads the task sheet of a text as it will stand when `pending` edits have been made of it; edits that have no place in
 * it are left out. Never throws.
 */
export function parseTaskList(markdown: string, pending: readonly RunbookEdit[]): TaskList {
  // Edits are found by reading the text, and it need not be read twice when there are none.
  const edited = pending.length === 0 ? markdown : editRunbook(markdown, pending);
  return taskListOf(parseRunbook(edited).runbook);
}
