import type { Call } from '../../call/call.js';
import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import { resolveScheduledTime } from '../../schedule/resolve-scheduled-time.js';

/**
 * The edits that are still meant. A time that was chosen is written to the issue only while it is the time of the call:
 * one that could not be written when it was chosen, and is tried again after another one was, would bring it back.
 */
export function currentEdits(call: Call, edits: readonly RunbookEdit[]): readonly RunbookEdit[] {
  return edits.filter((edit) => !isEarlierTime(call, edit));
}

function isEarlierTime(call: Call, edit: RunbookEdit): boolean {
  if (edit.kind !== 'set-header' || edit.field !== 'scheduleAt') return false;
  const written = resolveScheduledTime(edit.value);
  return written.kind !== 'resolved' || written.time.instant !== call.time.instant;
}
