import type { RunPanel } from '../../application/ports/slack.js';
import { currentTask, runningEvent } from '../../domain/call/current-task.js';
import type { RunEvent, TaskMark, TaskTotals } from '../../domain/call/recording.js';
import type { SafeFields } from '../../domain/call/safe-fields.js';
import { totalsOf } from '../../domain/call/totals.js';
import type { TaskLine } from '../../domain/runbook/task-sheet.js';
import type { ScheduledTime } from '../../domain/schedule/scheduled-time.js';
import type { CallLink } from './call-links.js';
import { progressWords, totalTime } from './count-words.js';
import { endWords } from './end-words.js';
import { minutesWords, outcomeWords, taskName } from './task-words.js';
import { undoWords } from './undo-words.js';

/** More would push the buttons out of sight; the rest stands in the runbook. */
const mostSettled = 10;

/** What a run panel shows, before it is put into blocks or into one text. */
export interface PanelWords {
  readonly current: CurrentTask | undefined;
  /** The tasks that have an outcome, the last of them, each as a line after its name. */
  readonly settled: readonly { readonly task: TaskLine; readonly rest: string }[];
  /** How many more there are. */
  readonly hidden: number;
  readonly totals: TaskTotals;
  readonly isSettled: boolean;
  readonly hasFailed: boolean;
  /** What an undo takes back, and the moment of the event. */
  readonly undo: { readonly text: string; readonly at: number } | undefined;
}

export interface CurrentTask {
  readonly task: TaskLine;
  readonly mark: TaskMark;
  readonly running: Extract<RunEvent, { kind: 'started' }> | undefined;
}

/** Joining comes first while the call goes on; what the runbook says counts, since it may have changed since the announcement. */
export function panelLinks({ call, sheet }: RunPanel): readonly [SafeFields, readonly CallLink[]] {
  const fields = { ...call.fields, meeting: { text: '', url: sheet.meetingUrl } };
  return [fields, call.recording.completion ? ['runbook'] : ['meeting', 'runbook']];
}

/** Reads a run panel: where the call is, what is behind it, and what can be taken back. */
export function panelWords({ call, sheet, marks }: RunPanel): PanelWords {
  const settled = sheet.tasks.filter(({ outcome }) => outcome !== undefined);
  const last = call.recording.events.at(-1);
  const undo = undoWords(last, sheet.tasks, marks);
  return {
    current: currentOf(sheet.tasks, marks, call.recording),
    settled: settled.slice(-mostSettled).map((task) => ({ task, rest: settledWords(task) })),
    hidden: Math.max(0, settled.length - mostSettled),
    totals: totalsOf(sheet.tasks),
    isSettled: settled.length === sheet.tasks.length,
    hasFailed: settled.some(({ outcome }) => outcome?.result === 'Failed'),
    undo: last && undo ? { text: undo, at: last.at } : undefined,
  };
}

function currentOf(
  tasks: readonly TaskLine[],
  marks: readonly TaskMark[],
  recording: RunPanel['call']['recording'],
): CurrentTask | undefined {
  const task = currentTask(tasks);
  const mark = task && marks[tasks.indexOf(task)];
  return task && mark ? { task, mark, running: runningEvent(recording, mark) } : undefined;
}

export function panelTitle({ fields }: Pick<RunPanel['call'], 'fields'>): string {
  return `Run panel: ${fields.name}`;
}

/** `Task 2 of 4` */
export function currentLead({ task }: CurrentTask, { sheet }: RunPanel): string {
  return `Task ${task.position} of ${sheet.taskCount}`;
}

/** Since when and by whom a task is running, and how long it should take. In mrkdwn; `say` puts a time into words. */
export function runningWords(
  { task, running }: CurrentTask,
  say: (time: ScheduledTime) => string,
  zone: string,
): string {
  const planned = minutesWords(undefined, task.plannedMinutes);
  const started = running ? `Started ${say({ instant: running.at, zone })} by <@${running.by}>` : 'Not started';
  return `${[started, planned].filter(Boolean).join(', ')}.`;
}

function settledWords({ outcome, actualMinutes, plannedMinutes }: TaskLine): string {
  const time = minutesWords(actualMinutes, plannedMinutes);
  return [outcomeWords(outcome?.result, outcome?.note), time].filter(Boolean).join(' · ');
}

/** How far the call is and when it should be over. In mrkdwn. */
export function totalWords(panel: RunPanel, words: PanelWords, say: (time: ScheduledTime) => string): string {
  const time = totalTime(words.totals);
  const counts = `${progressWords(words.totals)}.${time ? ` Time: ${time}.` : ''}`;
  if (panel.call.recording.completion) return counts;
  const end = endWords(panel.call, words.isSettled, panel.now, say);
  return panel.sheet.taskCount === 0 ? end : `${counts}\n${end}`;
}

/** That there are settled tasks beyond those shown. */
export function hiddenWords(hidden: number): string {
  return `… and ${hidden} earlier ${hidden === 1 ? 'task' : 'tasks'} in the runbook`;
}

/** `Task 2: Create the group` */
export function settledName(task: TaskLine): string {
  return `Task ${task.position}: ${taskName(task.name)}`;
}
