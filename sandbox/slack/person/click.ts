import type { Ack } from '../app/delivery.js';
import { asText, type JsonObject } from '../json.js';
import { optionsOf, renderText } from '../render/render-blocks.js';
import { viewerFor } from '../render/viewer.js';
import { type FoundElement, findElement, type Where } from './find-element.js';
import { sendAction } from './send-action.js';
import type { Session } from './session.js';

/** How to answer the dialog that asks whether one is sure. */
export interface Click extends Where {
  /** `false` presses the dialog's other button: nothing is sent. */
  readonly confirm?: boolean;
}

const clickable: readonly unknown[] = ['button', 'workflow_button', 'overflow'];

/** Clicks a button, or an entry of an overflow menu, by its text or `action_id`. `undefined` when the person backed out. */
export async function click(session: Session, name: string, how: Click): Promise<Ack | undefined> {
  const found = findElement(session, name, how, (element) => clickable.includes(element.type));
  if (found.element.confirm !== undefined && how.confirm === false) return undefined;
  return sendAction(session, found, whatWasClicked(session, found, name));
}

function whatWasClicked(session: Session, { element }: FoundElement, name: string): JsonObject {
  if (element.type === 'overflow') {
    const viewer = viewerFor(session.workspace, session.person);
    const option = optionsOf(element).find((one) => renderText(one.text, viewer) === name);
    if (option === undefined) throw new Error(`"${name}" is a menu: click one of its entries by its text.`);
    return { selected_option: option };
  }
  const value = asText(element.value) === '' ? {} : { value: element.value };
  return { text: element.text, ...value };
}
