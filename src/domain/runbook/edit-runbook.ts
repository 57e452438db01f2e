import { findNearest } from './edit/find-nearest.js';
import { headerSplices } from './edit/header-splices.js';
import { type ItemChange, itemSplices } from './edit/item-splices.js';
import { applySplices, type Splice } from './edit/splice.js';
import { type TaskChange, taskSplices, unplacedPart } from './edit/task-splices.js';
import type { ItemPlace } from './read/read-checklist.js';
import { type RunbookReading, readRunbook } from './read/read-runbook.js';
import type { TaskRow } from './read/read-tasks.js';
import type { HeaderField } from './runbook.js';
import type { ItemRef, RunbookEdit, TaskRef } from './runbook-edit.js';

/** How edits are carried out on one text of an issue. */
export interface EditPlan {
  /** Ascending, not overlapping; every character outside them stays. */
  readonly splices: readonly Splice[];
  /** Edits, or parts of them, whose item, task, column or header table is not in the text any more. */
  readonly unplaced: readonly RunbookEdit[];
}

/** What the edits come to, one change for each place: of several edits of the same thing the last one counts. */
interface Changes {
  readonly items: Map<ItemPlace, ItemChange>;
  readonly tasks: Map<TaskRow, TaskChange>;
  readonly header: Map<HeaderField, string>;
  readonly unplaced: RunbookEdit[];
}

/**
 * Plans edits as the smallest splices of `markdown` that say them. What the text says already gives no splice, so a
 * plan made again after it was carried out is empty. An edit is never forced onto another item or task than it names.
 */
export function planEdits(markdown: string, edits: readonly RunbookEdit[]): EditPlan {
  const reading = readRunbook(markdown);
  const changes: Changes = { items: new Map(), tasks: new Map(), header: new Map(), unplaced: [] };
  for (const edit of edits) addChange(reading, changes, edit);
  const splices = [
    ...[...changes.items].flatMap(([place, change]) => itemSplices(markdown, place, change)),
    ...[...changes.tasks].flatMap(([row, change]) => taskSplices(markdown, row, change)),
    ...headerSplices(reading, changes.header),
  ];
  return { splices: splices.sort((a, b) => a.start - b.start), unplaced: changes.unplaced };
}

/** Carries out the edits that have a place in `markdown`; `carryOutEdits` also tells which have none. */
export function editRunbook(markdown: string, edits: readonly RunbookEdit[]): string {
  return carryOutEdits(markdown, edits).markdown;
}

/** A text with edits carried out: the same text when it says everything already. */
export interface EditedRunbook {
  readonly markdown: string;
  /** Edits, or parts of them, that have no place in the text and were left out. */
  readonly unplaced: readonly RunbookEdit[];
}

/** Carries out the edits that have a place in `markdown`, and names the others. */
export function carryOutEdits(markdown: string, edits: readonly RunbookEdit[]): EditedRunbook {
  const { splices, unplaced } = planEdits(markdown, edits);
  return { markdown: applySplices(markdown, splices), unplaced };
}

function addChange(reading: RunbookReading, changes: Changes, edit: RunbookEdit): void {
  switch (edit.kind) {
    case 'tick-item':
      addItemChange(reading, changes, edit, { tick: true });
      break;
    case 'set-reason':
      addItemChange(reading, changes, edit, { reason: edit.reason });
      break;
    case 'record-task':
      addTaskChange(reading, changes, edit);
      break;
    case 'set-header':
      if (reading.headerTable) changes.header.set(edit.field, edit.value);
      else changes.unplaced.push(edit);
  }
}

function addItemChange(
  reading: RunbookReading,
  changes: Changes,
  edit: Extract<RunbookEdit, { item: ItemRef }>,
  change: ItemChange,
): void {
  const places = edit.item.list === 'pre-call' ? reading.preCall : reading.postCall;
  const place = findNearest(places, edit.item, ({ item }) => item);
  if (!place) changes.unplaced.push(edit);
  else changes.items.set(place, { ...changes.items.get(place), ...change });
}

function addTaskChange(
  { taskRows }: RunbookReading,
  changes: Changes,
  { kind, task, ...change }: Extract<RunbookEdit, { task: TaskRef }>,
): void {
  const wanted = { text: task.name, position: task.position };
  const row = findNearest(taskRows, wanted, (candidate) => ({
    text: candidate.task.name.text,
    position: candidate.task.position,
  }));
  if (!row) changes.unplaced.push({ kind, task, ...change });
  else {
    const unplaced = unplacedPart(row, change);
    if (unplaced) changes.unplaced.push({ kind, task, ...unplaced });
    changes.tasks.set(row, { ...changes.tasks.get(row), ...change });
  }
}
