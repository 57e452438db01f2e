import { z } from 'zod';
import { taskResults } from '../../runbook/runbook.js';
import type { StateValues } from '../../slack/listeners/modal-payload.js';
import type { TypedTask } from './outcomes-draft.js';

/** The fields of a task; also the `action_id` of what stands in them. */
export const outcomeFields = ['result', 'duration', 'note'] as const;
export type OutcomeField = (typeof outcomeFields)[number];

const Chosen = z.object({ selected_option: z.object({ value: z.string() }).nullish() });
const Typed = z.object({ value: z.string().nullish() });

/** Names a field: the task's place from 0, and how often the modal has been shown. */
export function outcomeBlockId(field: OutcomeField, place: number, visits: number): string {
  return `${field}_${place}_${visits}`;
}

/** What has been typed on the page that was visible: the task's place → what its fields hold. */
export function readOutcomesState(values: StateValues): ReadonlyMap<number, TypedTask> {
  const places = Object.keys(values).flatMap((blockId) => {
    const match = /^result_(\d+)_(\d+)$/.exec(blockId);
    return match ? [{ place: Number(match[1]), visits: Number(match[2]) }] : [];
  });
  return new Map(places.map(({ place, visits }) => [place, typedTask(values, place, visits)] as const));
}

function typedTask(values: StateValues, place: number, visits: number): TypedTask {
  const stateOf = (field: OutcomeField) => values[outcomeBlockId(field, place, visits)]?.[field];
  return {
    result: chosenResult(stateOf('result')),
    duration: typedText(stateOf('duration')),
    note: typedText(stateOf('note')),
  };
}

function chosenResult(state: unknown): TypedTask['result'] {
  const chosen = Chosen.safeParse(state);
  const value = chosen.success ? chosen.data.selected_option?.value : undefined;
  return taskResults.find((result) => result === value) ?? '';
}

/** An empty field arrives as `null`. */
function typedText(state: unknown): string {
  const typed = Typed.safeParse(state);
  return (typed.success ? typed.data.value : undefined) ?? '';
}
