import { formatOutcome, minutesText, taskName } from '../../slack/block-kit/format-task.js';
import type { TaskEntry } from './task-changes.js';

/** More are only counted. */
const mostNamed = 20;

/**
 * What somebody reads after recording outcomes, in plain paragraphs: how many tasks were changed, and what they typed for
 * tasks that are gone.
 */
export function formatRecorded(count: number, gone: readonly TaskEntry[], isCompleted: boolean): readonly string[] {
  const recorded =
    count === 0
      ? 'Nothing to record: the runbook already says this.'
      : `Recorded for ${count === 1 ? '1 task' : `${count} tasks`}. The runbook is being updated.`;
  const summaries =
    isCompleted && count > 0 ? ['The summaries are being corrected too, with a line in their threads.'] : [];
  return [recorded, ...summaries, ...goneText(gone)];
}

/** Rows that are no longer in the runbook, each by its name with what was typed for it; nothing when there are none. */
export function goneText(gone: readonly TaskEntry[]): readonly string[] {
  if (gone.length === 0) return [];
  const named = gone.slice(0, mostNamed).map(goneLine);
  const hidden = gone.length - named.length;
  const [are, them] = gone.length === 1 ? ['This task is', 'it'] : ['These tasks are', 'them'];
  return [
    `${are} no longer in the runbook under this name, so nothing was recorded for ${them}. You typed:`,
    [...named, ...(hidden > 0 ? [`… and ${hidden} more`] : [])].join('\n'),
  ];
}

function goneLine({ position, name, result, minutes, note }: TaskEntry): string {
  const typed = [formatOutcome(result, note), minutesText(minutes, undefined)].filter(Boolean).join(', ');
  return `• Task ${position}, ${taskName(name)}: ${typed}`;
}
