import { isMarked, markOf } from '../domain/call/marks.js';
import type { RunEvent, TaskMark } from '../domain/call/recording.js';
import type { RunbookEdit } from '../domain/runbook/runbook-edit.js';

/**
 * The clicks that still tell the truth once somebody has written these outcomes by hand. Those of a task that was written
 * are not among them, so that no Undo takes away what a person wrote; a task whose duration alone was written runs on.
 */
export function keepTrueEvents(
  events: readonly RunEvent[],
  edits: readonly RunbookEdit[],
  fingerprint: (text: string) => string,
): readonly RunEvent[] {
  const running = events.at(-1)?.kind === 'started' ? events.at(-1) : undefined;
  const written = marksOf(edits, fingerprint);
  const settled = marksOf(edits.filter(hasOutcome), fingerprint);
  return events.filter((event) => {
    const marks = event === running ? settled : written;
    return !marks.some((mark) => isMarked(mark, event.task));
  });
}

function hasOutcome(edit: RunbookEdit): boolean {
  return edit.kind === 'record-task' && edit.outcome !== undefined;
}

function marksOf(edits: readonly RunbookEdit[], fingerprint: (text: string) => string): readonly TaskMark[] {
  return edits.flatMap((edit) => (edit.kind === 'record-task' ? [markOf(edit.task, fingerprint)] : []));
}
