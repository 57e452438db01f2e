import type { RunbookReader } from '../../../src/application/ports/runbook-reader.js';

/** A reader for whom every text is too large. */
export const unreadableRunbooks: RunbookReader = {
  review: async () => ({ kind: 'unreadable' }),
  edit: async () => ({ kind: 'unreadable' }),
  tasks: async () => ({ kind: 'unreadable' }),
};
