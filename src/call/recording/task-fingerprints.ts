import { findNearest, indexNearest } from '../../runbook/edit/find-nearest.js';
import type { TaskLine } from '../../runbook/task-list.js';
import type { TaskFingerprint } from './recording.js';

/** Turns text into something short from which the text cannot be told, always the same for the same text. */
export type Fingerprint = (text: string) => string;

/** What stands for a task where its words must not be kept. Blanks do not matter in a name. */
export function fingerprintOf(
  { position, name }: Pick<TaskLine, 'position' | 'name'>,
  fingerprint: Fingerprint,
): TaskFingerprint {
  return { position, name: fingerprint(name.replace(/\s+/g, ' ').trim()) };
}

/** Whether both mean the same task: two of one name are told apart by where they stand. */
export function isMarked(mark: TaskFingerprint, other: TaskFingerprint): boolean {
  return mark.position === other.position && mark.name === other.name;
}

/** The task that a mark means: the one of that name that stands there or, when rows were added or removed, nearest. */
export function taskMarked<Task extends Pick<TaskLine, 'position' | 'name'>>(
  tasks: readonly Task[],
  mark: TaskFingerprint,
  fingerprint: Fingerprint,
): Task | undefined {
  return findNearest(tasks, { text: mark.name, position: mark.position }, (task) => ({
    text: fingerprintOf(task, fingerprint).name,
    position: task.position,
  }));
}

/** The same for many marks: the tasks' fingerprints are made once. `tasks` are in the order of their positions. */
export function findMarked<Task extends Pick<TaskLine, 'position' | 'name'>>(
  tasks: readonly Task[],
  fingerprint: Fingerprint,
): (mark: TaskFingerprint) => Task | undefined {
  const find = indexNearest(tasks, (task) => ({
    text: fingerprintOf(task, fingerprint).name,
    position: task.position,
  }));
  return ({ name, position }) => find({ text: name, position });
}
