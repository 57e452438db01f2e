import type { RenderedMessage } from '../../src/slack/block-kit/rendered-message.js';
import { messageForJane, modalForJane } from '../support/views/as-people-see-it.js';

/** Texts of a message, an answer or a form, line by line, as Jane in Berlin reads them. */
export type Lines = readonly string[];

/** A message with its buttons and the dialogs that these open. */
export function textOfMessage(message: RenderedMessage): Lines {
  return [...messageForJane(message).lines, ...dialogsOf(message.blocks)];
}

/** A message of text alone, in mrkdwn. */
export function textOfReply(text: string): Lines {
  return messageForJane({ text, blocks: [] }).lines;
}

/** A modal with its title first and its buttons last. */
export function textOfModal(view: object): Lines {
  const { title, lines, submit, close } = modalForJane(view);
  const buttons = [close, submit].flatMap((text) => (text === undefined ? [] : [`[${text}]`])).join(' ');
  return [title, ...lines, ...dialogsOf(view), buttons];
}

/** The texts of every confirmation dialog in a message or a modal, each once. */
function dialogsOf(value: unknown): Lines {
  const dialogs = new Set<string>();
  JSON.stringify(value, (key, each: unknown) => {
    if (key === 'confirm' && isDialog(each)) dialogs.add(`(asks first) ${textsIn(each).join(' / ')}`);
    return each;
  });
  return [...dialogs];
}

function isDialog(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'confirm' in value;
}

function textsIn(dialog: unknown): Lines {
  const texts: string[] = [];
  JSON.stringify(dialog, (key, each: unknown) => {
    if (key === 'text' && typeof each === 'string') texts.push(each);
    return each;
  });
  return texts;
}
