import type { RunbookReader } from '../../../src/call/ports/runbook-reader.js';

/** A reader that is asked too much. */
export const busyRunbooks: RunbookReader = {
  review: async () => ({ kind: 'busy' }),
  edit: async () => ({ kind: 'busy' }),
  tasks: async () => ({ kind: 'busy' }),
};

/** A reader for whom every text is too large. */
export const unreadableRunbooks: RunbookReader = {
  review: async () => ({ kind: 'unreadable' }),
  edit: async () => ({ kind: 'unreadable' }),
  tasks: async () => ({ kind: 'unreadable' }),
};
