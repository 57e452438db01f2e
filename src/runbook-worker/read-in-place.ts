import type { Busy, Editing, Reading, RunbookReader, TaskReading } from '../call/ports/runbook-reader.js';
import { performEdits } from '../runbook/edit-runbook.js';
import { parseTaskList } from '../runbook/parse-task-list.js';
import { reviewRunbook } from '../runbook/review-runbook.js';
import type { RunbookEdit } from '../runbook/runbook-edit.js';
import { isTooLong } from '../runbook/task-list.js';

/** Reads on the thread that asks, which does nothing else meanwhile. */
export const readInPlace = {
  review: async (markdown: string): Promise<Exclude<Reading, Busy>> => ({ kind: 'read', ...reviewRunbook(markdown) }),
  edit: async (markdown: string, edits: readonly RunbookEdit[]): Promise<Exclude<Editing, Busy>> => ({
    kind: 'edited',
    ...performEdits(markdown, edits),
  }),
  tasks: async (markdown: string, pending: readonly RunbookEdit[]): Promise<Exclude<TaskReading, Busy>> => {
    const taskList = parseTaskList(markdown, pending);
    return isTooLong(taskList) ? { kind: 'unreadable' } : { kind: 'tasks', ...taskList };
  },
} satisfies RunbookReader;
