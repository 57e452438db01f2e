import type { Call } from '../../../src/call/call.js';
import type { RunPanel } from '../../../src/call/ports/slack.js';
import { type Completion, nothingRecorded, type Recording } from '../../../src/call/recording/recording.js';
import { fingerprintOf } from '../../../src/call/recording/task-fingerprints.js';
import type { CompletionForm } from '../../../src/features/complete/open-completion.js';
import type { OutcomesForm } from '../../../src/features/record-outcomes/open-outcomes.js';
import type { TaskLine, TaskList } from '../../../src/runbook/task-list.js';
import { anIssue } from '../an-issue.js';
import { sampleAnnouncedCall } from './sample-preview.js';

export const minute = 60_000;

/** A task of which only the given parts matter. */
export function aTask(position: number, parts: Partial<TaskLine> = {}): TaskLine {
  return {
    position,
    name: `Task no. ${position}`,
    url: undefined,
    outcome: undefined,
    oddOutcome: undefined,
    plannedMinutes: undefined,
    actualMinutes: undefined,
    ...parts,
  };
}

/** A task that is settled. */
export function settled(position: number, parts: Partial<TaskLine> = {}): TaskLine {
  return aTask(position, { outcome: { result: 'Success', note: undefined }, ...parts });
}

/** Four tasks of which one is settled. */
export const sampleTasks: readonly TaskLine[] = [
  settled(1, { name: 'Confirm the users', plannedMinutes: 10, actualMinutes: 12 }),
  aTask(2, { name: 'Remove 2FA', url: 'https://docs.gitlab.com/2fa', plannedMinutes: 25 }),
  aTask(3, { name: 'Review users with errors', plannedMinutes: 20 }),
  aTask(4, { name: 'Update the issue' }),
];

export function sampleTaskList(tasks: readonly TaskLine[] = sampleTasks, parts: Partial<TaskList> = {}): TaskList {
  return {
    tasks,
    taskCount: tasks.length,
    rollbackPlan: 'Run the same method with status: enable.',
    openItems: [],
    meetingUrl: undefined,
    postCallItem: undefined,
    ...parts,
  };
}

/** The sample's call, which begins on Sat 11 Oct 2031 at 06:30 UTC and is planned to take 55 minutes. */
export function recordedCall(recording: Partial<Recording> = {}): Call {
  return { ...sampleAnnouncedCall(), plannedMinutes: 55, recording: { ...nothingRecorded, ...recording } };
}

export const startOfCall = recordedCall().time.instant;

/** Jane in Berlin looks at the call a quarter of an hour after its start. */
export function samplePanel(parts: Partial<RunPanel> = {}): RunPanel {
  const taskList = parts.taskList ?? sampleTaskList();
  return {
    call: recordedCall(),
    taskList,
    fingerprints: taskList.tasks.map((task) => fingerprintOf(task, (text) => `mark of ${text.slice(0, 40)}`)),
    now: startOfCall + 15 * minute,
    timeZone: 'Europe/Berlin',
    ...parts,
  };
}

export function sampleCompletion(parts: Partial<Completion> = {}): Completion {
  return {
    result: 'Partial',
    currentState: '2FA is enforced on 2,450 of 2,500 groups.',
    followUps: [
      {
        what: 'Enforce it on the rest',
        by: 'Jane Smith',
        links: ['https://docs.gitlab.com/2fa', 'https://gitlab.com/a/b'],
      },
    ],
    whyOpen: undefined,
    totals: {
      counts: { Success: 2, Partial: 1, Failed: 0, Skipped: 1, open: 0 },
      actualMinutes: 85,
      plannedMinutes: 90,
    },
    openItems: 0,
    completedBy: { slackId: 'U0JANE', gitlabId: 12, gitlabUsername: 'jane_smith', name: 'Jane Smith' },
    completedAt: startOfCall + 90 * minute,
    ...parts,
  };
}

const actor = { slackId: 'U0JANE', gitlabId: 12, gitlabUsername: 'jane_smith', name: 'Jane Smith' };

/** The key with which the forms' drafts would be encrypted. */
export const key = 'a key';

export function outcomesForm(tasks: readonly TaskLine[] = sampleTasks): OutcomesForm & { readonly key: string } {
  return { key, kind: 'outcomes', actor, issue: anIssue(), call: recordedCall(), taskList: sampleTaskList(tasks) };
}

export function completionForm(parts: Partial<CompletionForm> = {}): CompletionForm & { readonly key: string } {
  const taskList =
    parts.taskList ?? sampleTaskList(sampleTasks.map((task) => settled(task.position, task.outcome ? task : {})));
  const openTasks = taskList.tasks.filter(({ outcome }) => outcome === undefined);
  return {
    key,
    kind: 'completion',
    actor,
    issue: anIssue(),
    call: recordedCall({ revision: 7 }),
    taskList,
    openTasks,
    isReasonNeeded: openTasks.length > 0 || taskList.openItems.length > 0,
    proposal: { result: 'Success', currentState: '', followUps: [], whyOpen: undefined },
    ...parts,
  };
}
