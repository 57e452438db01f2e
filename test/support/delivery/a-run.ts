import type { FetchedRun } from '../../../src/features/run/fetch-run.js';
import type { TaskLine } from '../../../src/runbook/task-list.js';
import { anIssue } from '../an-issue.js';

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
export const aRun: Extract<FetchedRun, { kind: 'run' }> = {
  kind: 'run',
  issue: anIssue(),
  taskList: {
    tasks,
    taskCount: 2,
    rollbackPlan: 'Switch it off.',
    openItems: [],
    meetingUrl: undefined,
    postCallItem: undefined,
  },
  fingerprints: [
    { position: 1, name: 'fingerprint 1' },
    { position: 2, name: 'fingerprint 2' },
  ],
};
