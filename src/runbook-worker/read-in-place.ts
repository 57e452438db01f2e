import type { Busy, Editing, Reading, RunbookReader, TaskReading } from '../application/ports/runbook-reader.js';
import { carryOutEdits } from '../domain/runbook/edit-runbook.js';
import { readTaskSheet } from '../domain/runbook/read-task-sheet.js';
import { reviewRunbook } from '../domain/runbook/review-runbook.js';
import type { RunbookEdit } from '../domain/runbook/runbook-edit.js';
import { isTooLong } from '../domain/runbook/task-sheet.js';

/** Reads on the thread that asks, which does nothing else meanwhile. */
export const readInPlace = {
  review: async (markdown: string): Promise<Exclude<Reading, Busy>> => ({ kind: 'read', ...reviewRunbook(markdown) }),
  edit: async (markdown: string, edits: readonly RunbookEdit[]): Promise<Exclude<Editing, Busy>> => ({
    kind: 'edited',
    ...carryOutEdits(markdown, edits),
  }),
  tasks: async (markdown: string, pending: readonly RunbookEdit[]): Promise<Exclude<TaskReading, Busy>> => {
    const sheet = readTaskSheet(markdown, pending);
    return isTooLong(sheet) ? { kind: 'unreadable' } : { kind: 'tasks', ...sheet };
  },
} satisfies RunbookReader;
