import { asText, isObject, type Json, type JsonObject } from '../json.js';
import { elementsOf } from './fill-ids.js';
import type { ElementState } from './workspace.js';

/** Where an element keeps what was put into it, how it is filled at first, and what it says while empty. */
interface Slot {
  readonly field: string;
  readonly initial: string;
  readonly empty: Json;
}

const slots: Readonly<Record<string, Slot>> = {
  plain_text_input: { field: 'value', initial: 'initial_value', empty: null },
  email_text_input: { field: 'value', initial: 'initial_value', empty: null },
  url_text_input: { field: 'value', initial: 'initial_value', empty: null },
  number_input: { field: 'value', initial: 'initial_value', empty: null },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', empty: null },
  static_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { field: 'selected_user', initial: 'initial_user', empty: null },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', empty: null },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  checkboxes: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', empty: [] },
  multi_conversations_select: { field: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', empty: [] },
  datepicker: { field: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', empty: null },
  file_input: { field: 'files', initial: 'initial_files', empty: [] },
};

/** block_id → action_id → state. */
export type InputState = Map<string, Map<string, ElementState>>;

/** The name of the state's field that holds what a person put into an element of this type, if it holds anything. */
export function stateField(elementType: Json | undefined): string | undefined {
  return slots[asText(elementType)]?.field;
}

/** The state of an element of this type that holds `value`; `undefined` means empty. */
export function stateWith(element: JsonObject, value: Json | undefined): ElementState | undefined {
  const slot = slots[asText(element.type)];
  if (slot === undefined) return undefined;
  const zone = element.timezone === undefined ? {} : { timezone: element.timezone };
  return { type: element.type, [slot.field]: value ?? slot.empty, ...zone };
}

/** What an element's state holds; `undefined` when nothing was put in. */
export function valueIn(state: ElementState | undefined): Json | undefined {
  const value = state?.[stateField(state?.type) ?? ''];
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? undefined : value;
}

/**
 * The input state of new blocks. An element that keeps its `block_id`, `action_id` and type keeps what the person put
 * in; every other one starts with its initial value.
 */
export function stateOf(blocks: Json | undefined, before: InputState = new Map()): InputState {
  const state: InputState = new Map();
  for (const { block, element } of elementsOf(blocks)) {
    const initial = stateWith(element, element[slots[asText(element.type)]?.initial ?? '']);
    if (initial === undefined) continue;
    const blockId = asText(block.block_id);
    const actionId = asText(element.action_id);
    const kept = before.get(blockId)?.get(actionId);
    const actions = state.get(blockId) ?? new Map<string, ElementState>();
    state.set(blockId, actions.set(actionId, kept?.type === element.type && kept !== undefined ? kept : initial));
  }
  return state;
}

/** The state as payloads carry it: `{ values: { block_id: { action_id: … } } }`. */
export function statePayload(state: InputState): JsonObject {
  const values = [...state].map(([blockId, actions]) => [blockId, Object.fromEntries(actions)] as const);
  return { values: Object.fromEntries(values) };
}

/** Whether a value is the option with this `value`. */
export function isOption(option: Json | undefined, value: Json | undefined): boolean {
  return isObject(option) && option.value === value;
}
