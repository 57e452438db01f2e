import type { LookedAtRun } from '../../src/application/look-at-run.js';
import type { TaskLine } from '../../src/domain/runbook/task-sheet.js';
import { anIssue } from '../support/an-issue.js';

const plain = { url: undefined, outcome: undefined, oddOutcome: undefined, actualMinutes: undefined };

/** Two tasks: the first was settled after 12 minutes, the second is current. */
const tasks: readonly TaskLine[] = [
  {
    ...plain,
    position: 1,
    name: 'Export the users of ACME-SECRET',
    outcome: { result: 'Success', note: undefined },
    plannedMinutes: 10,
    actualMinutes: 12,
  },
  { ...plain, position: 2, name: 'Enforce 2FA', plannedMinutes: 30 },
];

/** A call as a run panel sees it. */
export const aRun: Extract<LookedAtRun, { kind: 'run' }> = {
  kind: 'run',
  issue: anIssue(),
  sheet: {
    tasks,
    taskCount: 2,
    rollbackPlan: 'Switch it off.',
    openItems: [],
    meetingUrl: undefined,
    postCallItem: undefined,
  },
  marks: [
    { position: 1, name: 'fingerprint 1' },
    { position: 2, name: 'fingerprint 2' },
  ],
};
