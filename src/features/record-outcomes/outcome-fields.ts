import type { InputBlock, PlainTextInput, PlainTextOption } from '@slack/types';
import { taskResults } from '../../runbook/runbook.js';
import { minutesText } from '../../slack/block-kit/format-task.js';
import { limits } from '../../slack/block-kit/limits.js';
import { plain } from '../../slack/block-kit/text.js';
import type { ShownTask, TypedTask } from './outcomes-draft.js';
import { type OutcomeField, outcomeBlockId } from './outcomes-state.js';

/** A note becomes part of a table cell; one that is longer in the runbook already stays. */
const longestNote = 1000;
const longestDuration = 50;

/** A field of a task, and which it is. */
export interface OutcomeInput {
  readonly field: OutcomeField;
  readonly block: InputBlock;
}

/** The three fields of the task at this place, from 0, filled in with what stands in them. */
export function outcomeInputs(
  task: ShownTask,
  typed: TypedTask,
  place: number,
  visits: number,
): readonly OutcomeInput[] {
  return [
    resultInput(task, typed, place, visits),
    durationInput(task, typed, place, visits),
    noteInput(task, typed, place, visits),
  ];
}

const noOutcome: PlainTextOption = { text: plain('No outcome yet', limits.optionText), value: 'none' };
const resultOptions = [
  noOutcome,
  ...taskResults.map((result) => ({ text: plain(result, limits.optionText), value: result })),
];

function resultInput(task: ShownTask, typed: TypedTask, place: number, visits: number): OutcomeInput {
  const chosen = resultOptions.find(({ value }) => value === typed.result) ?? noOutcome;
  const block: InputBlock = {
    type: 'input',
    block_id: outcomeBlockId('result', place, visits),
    label: plain(`Outcome of task ${task.position}`, limits.label),
    element: { type: 'static_select', action_id: 'result', options: resultOptions, initial_option: chosen },
  };
  return { field: 'result', block };
}

function durationInput(task: ShownTask, typed: TypedTask, place: number, visits: number): OutcomeInput {
  const planned = minutesText(undefined, task.plannedMinutes);
  const block = textInput('duration', place, visits, {
    label: `Duration of task ${task.position}${planned ? ` (${planned})` : ''}`,
    hint: 'E.g. 10m, 1h15m, 1:15, 90 or 1.5h',
    input: { max_length: longestDuration, ...startingWith(typed.duration) },
  });
  return { field: 'duration', block };
}

/** A single-line field would lose the line breaks of a note that has some. */
function noteInput(task: ShownTask, typed: TypedTask, place: number, visits: number): OutcomeInput {
  const block = textInput('note', place, visits, {
    label: `Note on task ${task.position}`,
    hint: undefined,
    input: {
      multiline: typed.note.includes('\n'),
      max_length: Math.max(longestNote, typed.note.length),
      ...startingWith(typed.note),
    },
  });
  return { field: 'note', block };
}

function startingWith(value: string): { initial_value?: string } {
  return value === '' ? {} : { initial_value: value };
}

interface TextField {
  readonly label: string;
  readonly hint: string | undefined;
  readonly input: Partial<PlainTextInput>;
}

function textInput(field: OutcomeField, place: number, visits: number, { label, hint, input }: TextField): InputBlock {
  return {
    type: 'input',
    block_id: outcomeBlockId(field, place, visits),
    optional: true,
    label: plain(label, limits.label),
    ...(hint ? { hint: plain(hint, limits.label) } : {}),
    element: { ...input, type: 'plain_text_input', action_id: field },
  };
}
