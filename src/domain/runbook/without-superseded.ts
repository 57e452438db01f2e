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
  return edits.flatMap((edit): readonly RunbookEdit[] => {
    if (edit.kind !== 'record-task') return [edit];
    const left = later.filter(isOfSameTask(edit)).reduce(withoutItsCells, edit);
    return left.outcome === undefined && left.actualMinutes === undefined ? [] : [left];
  });
}

function isOfSameTask({ task }: RecordTask): (other: RunbookEdit) => other is RecordTask {
  return (other): other is RecordTask =>
    other.kind === 'record-task' && other.task.name === task.name && other.task.position === task.position;
}

function withoutItsCells({ kind, task, outcome, actualMinutes, seen }: RecordTask, later: RecordTask): RecordTask {
  return {
    kind,
    task,
    ...(seen === undefined ? {} : { seen }),
    ...(outcome === undefined || later.outcome !== undefined ? {} : { outcome }),
    ...(actualMinutes === undefined || later.actualMinutes !== undefined ? {} : { actualMinutes }),
  };
}
