import { headerLabels } from '../../runbook/read/read-header.js';
import type { ItemRef, RunbookEdit } from '../../runbook/runbook-edit.js';

/**
 * An edit as a person looks for its place in the runbook: `the tick of item 2 of the pre-call checklist (“Inform the team”)`.
 * A task is told by its number only: what is said of a failure is stored, and reaches the DRI as a direct message.
 */
export function nameEdit(edit: RunbookEdit): string {
  switch (edit.kind) {
    case 'tick-item':
      return `the tick of ${nameItem(edit.item)}`;
    case 'set-reason':
      return `the reason of ${nameItem(edit.item)}`;
    case 'record-task':
      return `the ${edit.outcome === undefined ? 'duration' : 'outcome'} of task ${edit.task.position}`;
    case 'set-header':
      return `the row “${headerLabels[edit.field]}” of the header table`;
  }
}

function nameItem({ list, position, text }: ItemRef): string {
  return `item ${position} of the ${list} checklist (“${text}”)`;
}
