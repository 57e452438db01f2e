import type { Ack } from '../../slack/app/delivery.js';
import { asObjects, asText, type Json, type JsonObject } from '../../slack/json.js';
import type { FoundElement, Surface } from '../../slack/person/find-element.js';
import { sendAction } from '../../slack/person/send-action.js';
import type { Session } from '../../slack/person/session.js';
import { optionsOf } from '../../slack/render/render-blocks.js';
import { isOption, stateField, stateWith } from '../../slack/workspace/element-state.js';
import { elementsOf } from '../../slack/workspace/fill-ids.js';
import { announceChange, type View } from '../../slack/workspace/workspace.js';
import type { Draft, Entry, SlackAction, SurfaceName } from '../action.js';

/** Clicks a button or changes a field that the app wants to hear of at once. Throws Error when it is not there any more. */
export async function useElement(session: Session, action: Extract<SlackAction, { kind: 'use' }>): Promise<Ack> {
  const surface = surfaceOf(session, action.surface);
  const found = elementAt(surface, action.block, action.action);
  if (surface.kind === 'view') {
    keepDrafts(session, surface.view.id, action.drafts);
    keep(surface.view, found, action.entry);
    announceChange(session.workspace);
  }
  return sendAction(session, found, whatWasDone(found.element, action.entry));
}

/** Puts what stands in a person's fields into the view, as Slack's client sends it along with every click. */
export function keepDrafts(session: Session, viewId: string, drafts: readonly Draft[]): void {
  const { view } = viewById(session, viewId);
  for (const { block, action, entry } of drafts) {
    const found = elementsOf(view.content.blocks).find((one) => isAt(one.block, one.element, block, action));
    if (found) keep(view, found, entry);
  }
}

function keep(view: View, { block, element }: Pick<FoundElement, 'block' | 'element'>, entry: Entry): void {
  const state = stateWith(element, stateValue(element, entry));
  if (!state) return;
  view.state.get(asText(block.block_id))?.set(asText(element.action_id), state);
  view.errors.delete(asText(block.block_id));
}

function whatWasDone(element: JsonObject, entry: Entry): JsonObject {
  if (element.type === 'overflow') return { selected_option: optionWith(element, entry) ?? null };
  const state = stateWith(element, stateValue(element, entry));
  if (!state) return { text: element.text, ...(asText(element.value) === '' ? {} : { value: element.value }) };
  const { type: _type, ...did } = state;
  return did;
}

/** An entry as Slack writes it into the state: choices from a menu as whole options. */
function stateValue(element: JsonObject, entry: Entry): Json | undefined {
  if (entry === null || entry === '' || (Array.isArray(entry) && entry.length === 0)) return undefined;
  const field = stateField(element.type);
  if (field === 'selected_option') return optionWith(element, entry);
  if (field === 'selected_options' && Array.isArray(entry)) {
    return optionsOf(element).filter((option) => entry.some((value) => isOption(option, value)));
  }
  return entry;
}

function optionWith(element: JsonObject, entry: Entry): JsonObject | undefined {
  return optionsOf(element).find((option) => isOption(option, entry));
}

function surfaceOf(session: Session, name: SurfaceName): Surface {
  if (name.kind === 'view') return viewById(session, name.view);
  const channel = session.workspace.channels.get(name.channel);
  const message = channel?.messages.find((one) => one.ts === name.ts);
  const isHidden = message?.ephemeralTo !== undefined && message.ephemeralTo !== session.person.id;
  if (!channel?.members.has(session.person.id) || !message || isHidden) throw gone();
  return { kind: 'message', message, channel };
}

function viewById({ workspace, person }: Session, id: string): Extract<Surface, { kind: 'view' }> {
  const view = [...workspace.views.values(), ...workspace.homes.values()].find((one) => one.id === id);
  if (view?.person !== person.id) throw gone();
  return { kind: 'view', view };
}

function elementAt(surface: Surface, block: string, action: string): FoundElement {
  const blocks = surface.kind === 'message' ? surface.message.blocks : asObjects(surface.view.content.blocks);
  const found = elementsOf(blocks).find((one) => isAt(one.block, one.element, block, action));
  if (!found) throw gone();
  return { ...found, surface };
}

function isAt(block: JsonObject, element: JsonObject, blockId: string, actionId: string): boolean {
  return block.block_id === blockId && element.action_id === actionId;
}

function gone(): Error {
  return new Error('This is not there any more.');
}
