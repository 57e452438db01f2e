import { z } from 'zod';
import { overallResults } from '../../call/recording/recording.js';
import { visibleText } from '../../runbook/visible-text.js';
import { actionIds } from '../../slack/identifiers.js';
import type { StateValues } from '../../slack/listeners/modal-payload.js';
import type { CompletionDraft, TypedFields, TypedFollowUp } from './completion-draft.js';

/** The fields that the modal always or sometimes has; also the `action_id` of what stands in them. */
export const completionBlocks = {
  result: 'result',
  currentState: 'current_state',
  needed: 'needed',
  whyOpen: 'why_open',
  closeIssue: 'close_issue',
} as const;

/** Names a field of the follow-up at this place, from 0. */
export function followUpBlockId(field: keyof TypedFollowUp, place: number): string {
  return `follow_up_${field}_${place}`;
}

const Chosen = z.object({ selected_option: z.object({ value: z.string() }).nullish() });
const Ticked = z.object({ selected_options: z.array(z.object({ value: z.string() })).nullish() });
const Typed = z.object({ value: z.string().nullish() });

/** The draft with what a click or submit has brought. A field that is not shown keeps what it last held. */
export function withCompletionState(draft: CompletionDraft, values: StateValues): CompletionDraft {
  const { typed } = draft;
  const needed = chosen(values, completionBlocks.needed, actionIds.followUpNeeded);
  const next: TypedFields = {
    result: overallResults.find((one) => one === chosen(values, completionBlocks.result)) ?? typed.result,
    currentState: text(values, completionBlocks.currentState) ?? typed.currentState,
    isFollowUpNeeded: needed === undefined ? typed.isFollowUpNeeded : needed === 'yes',
    followUps: typed.followUps.map((before, place) => ({
      what: text(values, followUpBlockId('what', place)) ?? before.what,
      by: text(values, followUpBlockId('by', place)) ?? before.by,
      links: text(values, followUpBlockId('links', place)) ?? before.links,
    })),
    whyOpen: text(values, completionBlocks.whyOpen) ?? typed.whyOpen,
    closeIssue: ticked(values, completionBlocks.closeIssue) ?? typed.closeIssue,
  };
  return { ...draft, typed: next };
}

function stateOf(values: StateValues, blockId: string, actionId = blockId): unknown {
  return values[blockId]?.[actionId];
}

function chosen(values: StateValues, blockId: string, actionId = blockId): string | undefined {
  const state = Chosen.safeParse(stateOf(values, blockId, actionId));
  return state.success ? state.data.selected_option?.value : undefined;
}

function ticked(values: StateValues, blockId: string): boolean | undefined {
  const state = Ticked.safeParse(stateOf(values, blockId));
  return state.success ? (state.data.selected_options ?? []).length > 0 : undefined;
}

/** `undefined` when the field is not shown; an empty field arrives as `null`. */
function text(values: StateValues, blockId: string): string | undefined {
  const state = Typed.safeParse(stateOf(values, blockId));
  return state.success ? visibleText(state.data.value ?? '') : undefined;
}
