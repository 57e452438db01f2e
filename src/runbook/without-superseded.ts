import type { RunbookEdit } from './runbook-edit.js';

type RecordTask = Extract<RunbookEdit, { kind: 'record-task' }>;

/**
 * What is left of edits that could not be made when later ones have been: a cell of a task that somebody has written
 * since must not get its earlier text back.
 */
export function withoutSuperseded(
  edits: readonly RunbookEdit[],
  later: readonly RunbookEdit[],
): readonly RunbookEdit[] {
  const writtenIn = cellsWritten(later);
  return edits.flatMap((edit): readonly RunbookEdit[] => {
    if (edit.kind !== 'record-task') return [edit];
    const written = writtenIn.get(taskOf(edit));
    const left = written ? without(edit, written) : edit;
    return left.outcome === undefined && left.actualMinutes === undefined ? [] : [left];
  });
}

interface Cells {
  readonly outcome: boolean;
  readonly actualMinutes: boolean;
}

/** Which cells of each task any of the edits writes: a call can have hundreds of tasks, and as many edits. */
function cellsWritten(edits: readonly RunbookEdit[]): ReadonlyMap<string, Cells> {
  const cells = new Map<string, Cells>();
  for (const edit of edits) {
    if (edit.kind !== 'record-task') continue;
    const before = cells.get(taskOf(edit));
    cells.set(taskOf(edit), {
      outcome: before?.outcome === true || edit.outcome !== undefined,
      actualMinutes: before?.actualMinutes === true || edit.actualMinutes !== undefined,
    });
  }
  return cells;
}

function taskOf({ task }: RecordTask): string {
  return JSON.stringify([task.position, task.name]);
}

function without({ kind, task, outcome, actualMinutes, seen }: RecordTask, written: Cells): RecordTask {
  return {
    kind,
    task,
    ...(seen === undefined ? {} : { seen }),
    ...(outcome === undefined || written.outcome ? {} : { outcome }),
    ...(actualMinutes === undefined || written.actualMinutes ? {} : { actualMinutes }),
  };
}
