import { indexNearest, type Place } from './edit/find-nearest.js';
import { headerSplices, headerText } from './edit/header-splices.js';
import { type ItemChange, itemSplices } from './edit/item-splices.js';
import { applySplices, type Splice } from './edit/splice.js';
import { type TaskChange, taskSplices, unplacedPart } from './edit/task-splices.js';
import { divideChange, isTaken } from './edit/task-still-as-seen.js';
import type { ItemPlace } from './read/read-checklist.js';
import { type RunbookReading, readRunbook } from './read/read-runbook.js';
import type { TaskRow } from './read/read-tasks.js';
import type { HeaderField } from './runbook.js';
import type { ItemRef, RunbookEdit, TaskRef } from './runbook-edit.js';
import { plainLines } from './safe-text.js';

/** How edits are carried out on one text of an issue. */
export interface EditPlan {
  /** Ascending, not overlapping; every character outside them stays. */
  readonly splices: readonly Splice[];
  /** Edits, or parts of them, whose item, task, column or header table is not in the text any more, or that would empty a header value. */
  readonly unplaced: readonly RunbookEdit[];
  /** Edits, or parts of them, whose places say something else by now than was seen, which stays. */
  readonly obsolete: readonly RunbookEdit[];
}

/** What the edits come to, one change for each place: of several edits of the same thing the last one counts. */
interface Changes {
  readonly items: Map<ItemPlace, ItemChange>;
  readonly tasks: Map<TaskRow, TaskChange>;
  readonly header: Map<HeaderField, string>;
  readonly unplaced: RunbookEdit[];
  readonly obsolete: RunbookEdit[];
}

/**
 * Plans edits as the smallest splices of `markdown` that say them. What the text says already gives no splice, so a
 * plan made again after it was carried out is empty. An edit is never forced onto another item or task than it names.
 */
export function planEdits(markdown: string, edits: readonly RunbookEdit[]): EditPlan {
  const reading = readRunbook(markdown);
  const places = placesOf(reading);
  const changes: Changes = { items: new Map(), tasks: new Map(), header: new Map(), unplaced: [], obsolete: [] };
  for (const edit of edits) addChange(places, changes, edit);
  const splices = [
    ...[...changes.items].flatMap(([place, change]) => itemSplices(markdown, place, change)),
    ...[...changes.tasks].flatMap(([row, change]) => taskSplices(markdown, row, change)),
    ...headerSplices(reading, changes.header),
  ];
  const { unplaced, obsolete } = changes;
  return { splices: splices.sort((a, b) => a.start - b.start), unplaced, obsolete };
}

/** Carries out the edits that have a place in `markdown`; `performEdits` also tells which have none. */
export function editRunbook(markdown: string, edits: readonly RunbookEdit[]): string {
  return performEdits(markdown, edits).markdown;
}

/** A text with edits carried out: the same text when it says everything already. */
export interface EditedRunbook {
  readonly markdown: string;
  /** Edits, or parts of them, that have no place in the text and were left out. */
  readonly unplaced: readonly RunbookEdit[];
  /** Edits, or parts of them, that would have written over what nobody had seen, and were left out. */
  readonly obsolete: readonly RunbookEdit[];
}

/** Carries out the edits that have a place in `markdown`, and names the others. */
export function performEdits(markdown: string, edits: readonly RunbookEdit[]): EditedRunbook {
  const { splices, unplaced, obsolete } = planEdits(markdown, edits);
  return { markdown: applySplices(markdown, splices), unplaced, obsolete };
}

/** Where edits can go; each list is indexed when it is first needed. */
interface Places {
  readonly preCall: (wanted: Place) => ItemPlace | undefined;
  readonly postCall: (wanted: Place) => ItemPlace | undefined;
  readonly tasks: (wanted: Place) => TaskRow | undefined;
  readonly reading: RunbookReading;
}

function placesOf(reading: RunbookReading): Places {
  const { preCall, postCall, taskRows } = reading;
  return {
    reading,
    preCall: indexNearest(preCall, ({ item }) => item),
    postCall: indexNearest(postCall, ({ item }) => item),
    tasks: indexNearest(taskRows, ({ task }) => ({ text: task.name.text, position: task.position })),
  };
}

function addChange(places: Places, changes: Changes, edit: RunbookEdit): void {
  switch (edit.kind) {
    case 'tick-item':
      addItemChange(places, changes, edit, { tick: true });
      break;
    case 'set-reason':
      addItemChange(places, changes, edit, { reason: edit.reason });
      break;
    case 'record-task':
      addTaskChange(places, changes, edit);
      break;
    case 'set-header':
      addHeaderChange(places.reading, changes, edit);
  }
}

function addHeaderChange(
  { headerTable, headerRows, defectiveHeader, source }: RunbookReading,
  { header, unplaced, obsolete }: Changes,
  edit: Extract<RunbookEdit, { field: HeaderField }>,
): void {
  const { field, value, seen } = edit;
  const row = headerRows.get(field);
  const now = header.get(field) ?? (row ? headerText(source, row) : '');
  if (!headerTable || defectiveHeader.has(field) || plainLines(value).length === 0) unplaced.push(edit);
  else if (seen !== undefined && isTaken(now, seen, value, '')) obsolete.push(edit);
  else header.set(field, value);
}

function addItemChange(
  places: Places,
  changes: Changes,
  edit: Extract<RunbookEdit, { item: ItemRef }>,
  change: ItemChange,
): void {
  const find = edit.item.list === 'pre-call' ? places.preCall : places.postCall;
  const place = find(edit.item);
  // A reason has no place under the row of a table.
  if (!place || (edit.kind === 'set-reason' && place.form === 'table')) changes.unplaced.push(edit);
  else if (edit.kind === 'tick-item' && edit.seen && isTaken(place.item.state, edit.seen, 'done', 'open'))
    changes.obsolete.push(edit);
  else changes.items.set(place, { ...changes.items.get(place), ...change });
}

function addTaskChange(
  places: Places,
  changes: Changes,
  { kind, task, seen, ...change }: Extract<RunbookEdit, { task: TaskRef }>,
): void {
  const row = places.tasks({ text: task.name, position: task.position });
  if (!row || row.defect) changes.unplaced.push({ kind, task, ...change });
  else {
    const earlier = changes.tasks.get(row);
    const { allowed, obsolete } = divideChange(row.task, earlier, change, seen);
    const unplaced = unplacedPart(row, allowed);
    if (unplaced) changes.unplaced.push({ kind, task, ...unplaced });
    if (obsolete) changes.obsolete.push({ kind, task, ...obsolete });
    changes.tasks.set(row, { ...earlier, ...allowed });
  }
}
