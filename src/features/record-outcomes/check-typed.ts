import { readTypedMinutes } from '../../runbook/duration.js';
import { truncate } from '../../slack/block-kit/text.js';
import {
  type OutcomesDraft,
  type OutcomesMetadata,
  placesOnPage,
  prefilled,
  type ShownTask,
} from './outcomes-draft.js';
import { type OutcomeField, outcomeBlockId } from './outcomes-state.js';
import type { TaskEntry } from './task-changes.js';

const longestQuote = 50;

/** What cannot be recorded as it was typed: the task's place from 0, the field, and what to do. */
export interface FieldProblem {
  readonly place: number;
  readonly field: OutcomeField;
  readonly text: string;
}

/** Everything in a draft that cannot be recorded as it was typed, on all pages. */
export function checkTyped(draft: OutcomesDraft): readonly FieldProblem[] {
  return [...draft.tasks.keys()].flatMap((place) => {
    const typed = draft.typed[String(place)];
    if (!typed) return [];
    return [...checkDuration(typed.duration, place), ...checkNote(typed.result, typed.note, place)];
  });
}

function checkDuration(typed: string, place: number): readonly FieldProblem[] {
  if (typed.trim() === '' || readTypedMinutes(typed) !== undefined) return [];
  const quoted = truncate(typed.trim(), longestQuote);
  return [{ place, field: 'duration', text: `“${quoted}” isn’t a duration. Write 10m, 1h15m, 1:15, 90 or 1.5h.` }];
}

function checkNote(result: string, note: string, place: number): readonly FieldProblem[] {
  if (result !== '' || note.trim() === '') return [];
  return [{ place, field: 'note', text: 'A note needs an outcome. Choose one, or clear the note.' }];
}

/** The problems of the page that somebody has submitted, as Slack shows them under its fields: block → text. */
export function fieldErrors(
  problems: readonly FieldProblem[],
  draft: OutcomesDraft,
  { page, visits }: OutcomesMetadata,
): Readonly<Record<string, string>> {
  const visible = placesOnPage({ tasks: draft.tasks, page });
  return Object.fromEntries(
    problems
      .filter(({ place }) => visible.includes(place))
      .map(({ field, place, text }) => [outcomeBlockId(field, place, visits), text]),
  );
}

/** What the person was shown, task by task. */
export function shownEntries(draft: OutcomesDraft): readonly TaskEntry[] {
  return draft.tasks.map(entryOfShown);
}

/**
 * What the person has typed, task by task, once `checkTyped` finds nothing. A field that was left as it was filled in says
 * what was shown, also where the field had no room for all of it.
 */
export function typedEntries(draft: OutcomesDraft): readonly TaskEntry[] {
  return draft.tasks.map((task, place) => {
    const typed = draft.typed[String(place)];
    const shown = entryOfShown(task);
    if (!typed) return shown;
    const before = prefilled(task);
    return {
      ...shown,
      result: typed.result === '' ? undefined : typed.result,
      minutes: typed.duration.trim() === before.duration ? shown.minutes : readTypedMinutes(typed.duration),
      note: typed.note.trim() === before.note.trim() ? shown.note : typed.note.trim() || undefined,
    };
  });
}

function entryOfShown({ position, name, result, minutes, note, oddOutcome: odd }: ShownTask): TaskEntry {
  return { position, name, result, minutes, note, odd };
}
