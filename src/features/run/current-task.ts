import type { Recording, RunEvent, TaskFingerprint } from '../../call/recording/recording.js';
import { isMarked } from '../../call/recording/task-fingerprints.js';
import type { TaskLine } from '../../runbook/task-list.js';

/** The task that a call is at: the first that has no outcome; `undefined` when every task is settled. */
export function currentTask(tasks: readonly TaskLine[]): TaskLine | undefined {
  return tasks.find(({ outcome }) => outcome === undefined);
}

/** The click that started the task, if the task is running: only what was clicked last can still be running. */
export function runningEvent(
  { events }: Recording,
  mark: TaskFingerprint,
): Extract<RunEvent, { kind: 'started' }> | undefined {
  const last = events.at(-1);
  return last?.kind === 'started' && isMarked(last.task, mark) ? last : undefined;
}
