import type { Completion } from '../../../src/call/recording/recording.js';

/** How a call ended, for tests in which only that it did matters. */
export const aCompletion: Completion = {
  result: 'Success',
  currentState: '2FA is enforced.',
  followUps: [],
  whyOpen: undefined,
  totals: {
    counts: { Success: 2, Partial: 0, Failed: 0, Skipped: 0, open: 0 },
    actualMinutes: 20,
    plannedMinutes: 30,
  },
  openItems: 0,
  completedBy: { slackId: 'U0JOHN', gitlabId: 7, gitlabUsername: 'john', name: 'John Doe' },
  completedAt: 999_000,
};
