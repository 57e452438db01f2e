import type { Call } from '../../call/call.js';
import { checksum } from '../../call/checksum.js';
import type { RunEvent, TaskFingerprint } from '../../call/recording/recording.js';
import { type Fingerprint, fingerprintOf, isMarked, taskMarked } from '../../call/recording/task-fingerprints.js';
import type { TaskResult } from '../../runbook/runbook.js';
import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import { seenOf } from '../../runbook/seen-task.js';
import type { TaskLine, TaskList } from '../../runbook/task-list.js';
import { currentTask, runningEvent } from './current-task.js';
import { stillShows } from './still-shows.js';

/**
 * What a button of the run panel means. An undo names the event that it takes back by its moment. `replaces` is the
 * checksum of the words in the Outcome cell that are none of the results, which the button asked about before the click.
 */
export type RunClick =
  | { readonly kind: 'start'; readonly task: TaskFingerprint }
  | {
      readonly kind: 'settle';
      readonly task: TaskFingerprint;
      readonly result: TaskResult;
      readonly replaces?: string | undefined;
    }
  | { readonly kind: 'undo'; readonly at: number };

/**
 * Why a click no longer means anything.
 * - `settled`: the task has an outcome. `by` (a Slack id) is `undefined` when it was not recorded by a click.
 * - `started`: the task is running already.
 * - `not-current`: the call is at another task, or the task is no longer in the runbook under that name and number.
 * - `other-outcome`: the Outcome cell says something, which is none of the results, and the panel has not asked about it.
 * - `changed-since`: what is to be undone is no longer the last thing that happened to the task.
 * - `nothing-to-undo`: it has been undone already.
 * - `completed`: the call is over; what is wrong is corrected, not clicked.
 */
export type StaleClick =
  | { readonly kind: 'settled'; readonly by: string | undefined; readonly result: TaskResult }
  | { readonly kind: 'started'; readonly by: string }
  | { readonly kind: 'not-current' }
  | { readonly kind: 'other-outcome'; readonly words: string }
  | { readonly kind: 'changed-since' }
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'completed' };

/** The events that stand after the click, and what it changes in the issue; or why it changes nothing. */
export type RunDecision =
  | { readonly kind: 'recorded'; readonly events: readonly RunEvent[]; readonly edits: readonly RunbookEdit[] }
  | { readonly kind: 'stale'; readonly why: StaleClick };

/** Who clicked (a Slack id), and when, in milliseconds since the epoch. */
export interface ClickContext {
  readonly by: string;
  readonly now: number;
  readonly fingerprint: Fingerprint;
}

/**
 * What a click comes to, decided by what it means and what is true now, however old the panel is on which it was made:
 * of two people who settle the same task the first counts.
 * @param sheet the tasks as they will stand when everything recorded has been written
 */
export function decideClick(call: Call, taskList: TaskList, click: RunClick, context: ClickContext): RunDecision {
  if (call.recording.completion) return stale({ kind: 'completed' });
  if (click.kind === 'undo') return undo(call, taskList, click.at, context.fingerprint);

  const current = currentTask(taskList.tasks);
  if (!current || !isMarked(fingerprintOf(current, context.fingerprint), click.task)) {
    return stale(whyNotCurrent(call, taskList, click.task, context.fingerprint));
  }
  if (click.kind === 'start') return start(call, click.task, context);
  const words = current.oddOutcome;
  return words === undefined || click.replaces === checksum(words)
    ? recordOutcome(call, current, click, context)
    : stale({ kind: 'other-outcome', words });
}

function start({ recording }: Call, task: TaskFingerprint, { by, now }: ClickContext): RunDecision {
  const running = runningEvent(recording, task);
  if (running) return stale({ kind: 'started', by: running.by });
  const at = nextMoment(recording.events, now);
  return { kind: 'recorded', events: [...recording.events, { kind: 'started', task, at, by }], edits: [] };
}

function recordOutcome(
  { recording }: Call,
  current: TaskLine,
  { task, result }: Extract<RunClick, { kind: 'settle' }>,
  { by, now }: ClickContext,
): RunDecision {
  const running = runningEvent(recording, task);
  const minutes = running && minutesBetween(running.at, now);
  const at = nextMoment(recording.events, now);
  const edit: RunbookEdit = {
    kind: 'record-task',
    task: { position: current.position, name: current.name },
    seen: seenOf(current),
    outcome: { result, note: undefined },
    ...(minutes === undefined ? {} : { actualMinutes: minutes }),
  };
  return {
    kind: 'recorded',
    events: [...recording.events, { kind: 'settled', task, result, minutes, at, by }],
    edits: [edit],
  };
}

function undo({ recording }: Call, taskList: TaskList, at: number, fingerprint: Fingerprint): RunDecision {
  const last = recording.events.at(-1);
  if (!recording.events.some((event) => event.at === at)) return stale({ kind: 'nothing-to-undo' });
  if (last?.at !== at) return stale({ kind: 'changed-since' });

  const events = recording.events.slice(0, -1);
  // The start of a task stands nowhere but here.
  if (last.kind === 'started') return { kind: 'recorded', events, edits: [] };
  const task = taskMarked(taskList.tasks, last.task, fingerprint);
  if (!task || !stillShows(task, last)) return stale({ kind: 'changed-since' });
  const edit: RunbookEdit = {
    kind: 'record-task',
    task: { position: task.position, name: task.name },
    seen: seenOf(task),
    outcome: null,
    ...(last.minutes === undefined ? {} : { actualMinutes: null }),
  };
  return { kind: 'recorded', events, edits: [edit] };
}

function whyNotCurrent(
  { recording }: Call,
  taskList: TaskList,
  mark: TaskFingerprint,
  fingerprint: Fingerprint,
): StaleClick {
  const outcome = taskMarked(taskList.tasks, mark, fingerprint)?.outcome;
  if (!outcome) return { kind: 'not-current' };
  const { result } = outcome;
  const event = recording.events.findLast(({ kind, task }) => kind === 'settled' && isMarked(task, mark));
  const isByClick = event?.kind === 'settled' && event.result === result;
  return { kind: 'settled', by: isByClick ? event.by : undefined, result };
}

/** Whole minutes, at least one: a task that was done took some time. */
function minutesBetween(start: number, end: number): number {
  return Math.max(1, Math.round((end - start) / 60_000));
}

/** Events are told apart by their moments, also where clocks are set back or two clicks share a millisecond. */
function nextMoment(events: readonly RunEvent[], now: number): number {
  const last = events.at(-1);
  return last && now <= last.at ? last.at + 1 : now;
}

function stale(why: StaleClick): RunDecision {
  return { kind: 'stale', why };
}
