import type { OverallResult } from '../../call/recording/recording.js';
import type { TaskResult } from '../../runbook/runbook.js';

/** How a call ended, as its title says it: `Partly done: Acme`. */
export const endingText: Readonly<Record<OverallResult, string>> = {
  Success: 'Done',
  Partial: 'Partly done',
  Failed: 'Failed',
};

/** What became of tasks, after their number: `2 succeeded`. */
export const resultText: Readonly<Record<TaskResult, string>> = {
  Success: 'succeeded',
  Partial: 'partly done',
  Failed: 'failed',
  Skipped: 'skipped',
};
