import type { TaskOutcome, TaskResult } from '../../runbook/runbook.js';
import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import { plainLines } from '../../runbook/safe-text.js';
import { seenOf } from '../../runbook/seen-task.js';
import type { TaskLine } from '../../runbook/task-list.js';
import { pairRows } from './pair-rows.js';

/** What somebody was shown of a task, or typed. A note without a result says nothing: the issue has no place for it. */
export interface TaskEntry {
  readonly position: number;
  readonly name: string;
  readonly result: TaskResult | undefined;
  /** Whole minutes. */
  readonly minutes: number | undefined;
  readonly note: string | undefined;
  /** What the Outcome cell says when that is none of the results. */
  readonly odd?: string | undefined;
}

export interface TaskChanges {
  /** One for each task in which something is to be changed, with only those parts. */
  readonly edits: readonly RunbookEdit[];
  /** As typed: what was to be changed in rows that are no longer there, or have another name now. */
  readonly gone: readonly TaskEntry[];
  /** Where somebody else has changed the same cell to something else since. That cell is in none of the edits. */
  readonly conflicts: readonly { readonly mine: TaskEntry; readonly theirs: TaskEntry }[];
  /** How many tasks the edits change. */
  readonly count: number;
}

type Cells = Pick<Extract<RunbookEdit, { kind: 'record-task' }>, 'outcome' | 'actualMinutes'>;
type Cell<Value> =
  | { readonly kind: 'kept' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'set'; readonly value: Value };

/** A task as it is offered to somebody who records outcomes. */
export function entryOf({ position, name, outcome, oddOutcome: odd, actualMinutes }: TaskLine): TaskEntry {
  return { position, name, result: outcome?.result, minutes: actualMinutes, note: outcome?.note, odd };
}

/**
 * What somebody wants changed, who was `shown` the tasks some time ago, as edits of the tasks as they are now. Only what
 * they changed is an edit, so that everything that others have written meanwhile survives.
 */
export function taskChanges(
  shown: readonly TaskEntry[],
  typed: readonly TaskEntry[],
  current: readonly TaskLine[],
): TaskChanges {
  const before = new Map(shown.map((entry) => [entry.position, entry]));
  const rows = pairRows(shown, current);
  const changes = typed.map((mine): TaskChanges => {
    const seen = before.get(mine.position);
    if (!seen || !differs(seen, mine)) return nothing;
    const row = rows.get(seen);
    return row ? changesOf(seen, mine, row) : { ...nothing, gone: [mine] };
  });
  return {
    edits: changes.flatMap(({ edits }) => edits),
    gone: changes.flatMap(({ gone }) => gone),
    conflicts: changes.flatMap(({ conflicts }) => conflicts),
    count: changes.filter(({ edits }) => edits.length > 0).length,
  };
}

const nothing: TaskChanges = { edits: [], gone: [], conflicts: [], count: 0 };

function changesOf(seen: TaskEntry, mine: TaskEntry, row: TaskLine): TaskChanges {
  const theirs = entryOf(row);
  const read = cellOf(outcomeOf(seen), outcomeOf(mine), outcomeOf(theirs), isSameOutcome);
  // Words that are none of the results are read as no outcome, and yet nobody replaces them who has not seen them.
  const isUnseen = theirs.odd !== undefined && theirs.odd !== seen.odd;
  const outcome: typeof read = read.kind === 'set' && isUnseen ? { kind: 'conflict' } : read;
  const minutes = cellOf(seen.minutes, mine.minutes, theirs.minutes, Object.is);
  const cells: Cells = {
    ...(outcome.kind === 'set' ? { outcome: outcome.value ?? null } : {}),
    ...(minutes.kind === 'set' ? { actualMinutes: minutes.value ?? null } : {}),
  };
  const isEmpty = Object.keys(cells).length === 0;
  const isInConflict = outcome.kind === 'conflict' || minutes.kind === 'conflict';
  const task = { position: row.position, name: row.name };
  return {
    ...nothing,
    edits: isEmpty ? [] : [{ kind: 'record-task', task, seen: seenOf(row), ...cells }],
    conflicts: isInConflict ? [{ mine, theirs }] : [],
  };
}

/** What becomes of one cell: what only I changed is set, what we both changed is the same or in conflict. */
function cellOf<Value>(seen: Value, mine: Value, theirs: Value, isSame: (a: Value, b: Value) => boolean): Cell<Value> {
  if (isSame(mine, seen) || isSame(mine, theirs)) return { kind: 'kept' };
  return isSame(seen, theirs) ? { kind: 'set', value: mine } : { kind: 'conflict' };
}

function differs(seen: TaskEntry, mine: TaskEntry): boolean {
  return seen.minutes !== mine.minutes || !isSameOutcome(outcomeOf(seen), outcomeOf(mine));
}

/** As it will be read back from the issue, so that blanks at the ends of a note are no change. */
function outcomeOf({ result, note }: TaskEntry): TaskOutcome | undefined {
  if (result === undefined) return undefined;
  return { result, note: plainLines(note ?? '').join('\n') || undefined };
}

function isSameOutcome(a: TaskOutcome | undefined, b: TaskOutcome | undefined): boolean {
  return a?.result === b?.result && a?.note === b?.note;
}
