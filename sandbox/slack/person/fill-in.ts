import type { Ack } from '../app/delivery.js';
import { asList, asText, isObject, type Json, type JsonObject } from '../json.js';
import { optionsOf, optionTexts, renderText } from '../render/render-blocks.js';
import { viewerFor } from '../render/viewer.js';
import { channelByName, findPerson } from '../workspace/channels.js';
import { isOption, stateField, stateWith, valueIn } from '../workspace/element-state.js';
import { announceChange } from '../workspace/workspace.js';
import { type FoundElement, findElement, type Where } from './find-element.js';
import { sendAction } from './send-action.js';
import type { Session } from './session.js';

/** Types text into the field with this label. The app hears of it at once only if the field dispatches actions. */
export async function fill(session: Session, label: string, text: string, where: Where): Promise<Ack | undefined> {
  const found = findElement(session, label, where, (element) => stateField(element.type) === 'value');
  return put(session, found, text === '' ? undefined : text);
}

/** Chooses an option by its text, a person by handle, a channel by name, or a date or time as Slack writes it. */
export async function choose(session: Session, label: string, choice: string, where: Where): Promise<Ack | undefined> {
  const found = findElement(
    session,
    label,
    where,
    (element) => stateField(element.type)?.startsWith('selected_') ?? false,
  );
  const value = choiceOf(session, found.element, choice);
  const before = asList(valueIn(stateOfFound(found)));
  const isMultiple = stateField(found.element.type)?.endsWith('s') ?? false;
  return put(session, found, isMultiple ? [...before, value] : value);
}

/** Ticks (or with `on` false unticks) boxes by their texts; the others stay as they are. */
export async function tick(
  session: Session,
  label: string,
  texts: readonly string[],
  on: boolean,
  where: Where,
): Promise<Ack | undefined> {
  const found = findElement(session, label, where, (element) => element.type === 'checkboxes');
  const touched = texts.map((text) => choiceOf(session, found.element, text));
  const values = touched.map((one) => (isObject(one) ? one.value : one));
  const others = asList(valueIn(stateOfFound(found))).filter((one) => !values.some((value) => isOption(one, value)));
  return put(session, found, on ? inMenuOrder(found.element, [...others, ...touched]) : others);
}

function inMenuOrder(element: JsonObject, chosen: readonly Json[]): Json[] {
  return optionsOf(element).filter((option) => chosen.some((one) => isOption(one, option.value)));
}

function choiceOf(session: Session, element: JsonObject, choice: string): Json {
  const { workspace, person } = session;
  const field = stateField(element.type) ?? '';
  const viewer = viewerFor(workspace, person);
  const missing = (what: string) =>
    new Error(`"${choice}" is no ${what}. There are: ${optionTexts(element, viewer).join(', ')}`);
  if (field.startsWith('selected_option')) {
    const option = optionsOf(element).find((one) => renderText(one.text, viewer) === choice || one.value === choice);
    if (option === undefined) throw missing('option');
    return option;
  }
  if (field.startsWith('selected_user')) return found(findPerson(workspace, choice), missing('person')).id;
  if (field === 'selected_date_time') return Number(choice);
  if (field.startsWith('selected_date') || field.startsWith('selected_time')) return choice;
  return found(channelByName(workspace, choice), missing('channel')).id;
}

function found<T>(value: T | undefined, error: Error): T {
  if (value === undefined) throw error;
  return value;
}

function stateOfFound({ surface, block, element }: FoundElement): JsonObject | undefined {
  const states = surface.kind === 'view' ? surface.view.state : undefined;
  return states?.get(asText(block.block_id))?.get(asText(element.action_id));
}

/** Inputs tell the app only with `dispatch_action`; elements in sections and actions always do. */
async function put(session: Session, found: FoundElement, value: Json | undefined): Promise<Ack | undefined> {
  const { surface, block, element } = found;
  const state = stateWith(element, value) ?? {};
  if (surface.kind === 'view') {
    surface.view.state.get(asText(block.block_id))?.set(asText(element.action_id), state);
    surface.view.errors.delete(asText(block.block_id));
    announceChange(session.workspace);
  }
  if (block.type === 'input' && block.dispatch_action !== true) return undefined;
  const { type: _type, ...did } = state;
  return sendAction(session, found, did);
}
