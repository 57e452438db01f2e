import type { Completion } from '../../src/call/recording/recording.js';

/** A call that went well, completed by its DRI an hour after its start. */
export function aCompletion(parts: Partial<Completion> = {}): Completion {
  return {
    result: 'Success',
    currentState: 'All groups enforce 2FA.',
    followUps: [],
    whyOpen: undefined,
    totals: {
      counts: { Success: 3, Partial: 0, Failed: 0, Skipped: 0, open: 0 },
      actualMinutes: 42,
      plannedMinutes: 40,
    },
    openItems: 0,
    completedBy: { slackId: 'U0JOHN', gitlabId: 11, gitlabUsername: 'john_doe', name: 'John Doe' },
    completedAt: Date.UTC(2031, 9, 11, 7, 30),
    ...parts,
  };
}
