import type { RunPanel } from '../../call/ports/slack.js';
import type { RunEvent, TaskFingerprint, TaskTotals } from '../../call/recording/recording.js';
import { totalsOf } from '../../call/recording/totals.js';
import type { SafeFields } from '../../call/safe-fields/safe-fields.js';
import type { TaskLine } from '../../runbook/task-list.js';
import type { ScheduledTime } from '../../schedule/scheduled-time.js';
import type { CallLink } from '../../slack/block-kit/call-links.js';
import { formatProgress, totalTime } from '../../slack/block-kit/format-counts.js';
import { formatOutcome, minutesText, taskName } from '../../slack/block-kit/format-task.js';
import { currentTask, runningEvent } from './current-task.js';
import { formatPlannedEnd } from './format-planned-end.js';
import { formatUndo } from './format-undo.js';

/** More would push the buttons out of sight; the rest stands in the runbook. */
const mostSettled = 10;

/** What a run panel shows, before it is put into blocks or into one text. */
export interface PanelText {
  readonly current: CurrentTask | undefined;
  /** The tasks that have an outcome, the last of them, each as a line after its name. */
  readonly settled: readonly { readonly task: TaskLine; readonly rest: string }[];
  /** How many more there are. */
  readonly hidden: number;
  readonly totals: TaskTotals;
  readonly isRecorded: boolean;
  readonly hasFailed: boolean;
  /** What an undo takes back, and the moment of the event. */
  readonly undo: { readonly text: string; readonly at: number } | undefined;
}

export interface CurrentTask {
  readonly task: TaskLine;
  readonly mark: TaskFingerprint;
  readonly running: Extract<RunEvent, { kind: 'started' }> | undefined;
}

/** Joining comes first while the call goes on; what the runbook says counts, since it may have changed since the announcement. */
export function panelLinks({ call, taskList }: RunPanel): readonly [SafeFields, readonly CallLink[]] {
  const fields = { ...call.fields, meeting: { text: '', url: taskList.meetingUrl } };
  return [fields, call.recording.completion ? ['runbook'] : ['meeting', 'runbook']];
}

/** Reads a run panel: where the call is, what is behind it, and what can be taken back. */
export function formatPanel({ call, taskList, fingerprints }: RunPanel): PanelText {
  const settled = taskList.tasks.filter(({ outcome }) => outcome !== undefined);
  const last = call.recording.events.at(-1);
  const undo = formatUndo(last, taskList.tasks, fingerprints);
  return {
    current: currentOf(taskList.tasks, fingerprints, call.recording),
    settled: settled.slice(-mostSettled).map((task) => ({ task, rest: settledText(task) })),
    hidden: Math.max(0, settled.length - mostSettled),
    totals: totalsOf(taskList.tasks),
    isRecorded: settled.length === taskList.tasks.length,
    hasFailed: settled.some(({ outcome }) => outcome?.result === 'Failed'),
    undo: last && undo ? { text: undo, at: last.at } : undefined,
  };
}

function currentOf(
  tasks: readonly TaskLine[],
  fingerprints: readonly TaskFingerprint[],
  recording: RunPanel['call']['recording'],
): CurrentTask | undefined {
  const task = currentTask(tasks);
  const mark = task && fingerprints[tasks.indexOf(task)];
  return task && mark ? { task, mark, running: runningEvent(recording, mark) } : undefined;
}

export function panelTitle({ fields }: Pick<RunPanel['call'], 'fields'>): string {
  return `Run panel: ${fields.name}`;
}

/** `Task 2 of 4` */
export function currentLead({ task }: CurrentTask, { taskList }: RunPanel): string {
  return `Task ${task.position} of ${taskList.taskCount}`;
}

/** Since when and by whom a task is running, and how long it should take. In mrkdwn; `say` formats a time after the words that lead to it. */
export function formatRunning(
  { task, running }: CurrentTask,
  say: (time: ScheduledTime, lead: string) => string,
  zone: string,
): string {
  const planned = minutesText(undefined, task.plannedMinutes);
  const started = running ? `${say({ instant: running.at, zone }, 'Started ')} by <@${running.by}>` : 'Not started';
  return `${[started, planned].filter(Boolean).join(', ')}.`;
}

function settledText({ outcome, actualMinutes, plannedMinutes }: TaskLine): string {
  const time = minutesText(actualMinutes, plannedMinutes);
  return [formatOutcome(outcome?.result, outcome?.note), time].filter(Boolean).join(' · ');
}

/** How far the call is and when it should be over. In mrkdwn. */
export function formatTotal(
  panel: RunPanel,
  words: PanelText,
  say: (time: ScheduledTime, lead: string) => string,
): string {
  const time = totalTime(words.totals);
  const counts = `${formatProgress(words.totals)}.${time ? ` Time: ${time}.` : ''}`;
  if (panel.call.recording.completion) return counts;
  const end = formatPlannedEnd(panel.call, words.isRecorded, panel.now, say);
  return panel.taskList.taskCount === 0 ? end : `${counts}\n${end}`;
}

/** That there are settled tasks beyond those shown. */
export function hiddenText(hidden: number): string {
  return `… and ${hidden} earlier ${hidden === 1 ? 'task' : 'tasks'} in the runbook`;
}

/** `Task 2: Create the group` */
export function recordedName(task: TaskLine): string {
  return `Task ${task.position}: ${taskName(task.name)}`;
}
