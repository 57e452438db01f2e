import type { RunbookReader } from '../application/ports/runbook-reader.js';
import { carryOutEdits } from '../domain/runbook/edit-runbook.js';
import { readTaskSheet } from '../domain/runbook/read-task-sheet.js';
import { reviewRunbook } from '../domain/runbook/review-runbook.js';

/** Reads on the thread that asks, which does nothing else meanwhile. */
export const readInPlace: RunbookReader = {
  review: async (markdown) => ({ kind: 'read', ...reviewRunbook(markdown) }),
  edit: async (markdown, edits) => ({ kind: 'edited', ...carryOutEdits(markdown, edits) }),
  tasks: async (markdown, pending) => ({ kind: 'tasks', ...readTaskSheet(markdown, pending) }),
};
