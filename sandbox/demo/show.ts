import type { ShownView } from '../slack/person/shown-modal.js';
import type { Town } from '../town/start-town.js';

/** Writes a paragraph for whoever watches. */
export type Say = (...lines: readonly string[]) => void;

/** A window with its questions, the answers that can be given, and its buttons. */
export function windowOf(view: ShownView): string {
  const questions = view.inputs.flatMap((input) => [
    input.label,
    ...input.options.map((option) => `  ${option === input.value ? '(•)' : '( )'} ${option.replace('\n', ': ')}`),
  ]);
  const buttons = [view.submit, view.close].filter(Boolean).map((text) => `[${text}]`);
  return framed([`── ${view.title} ──`, view.text, ...questions, buttons.join(' ')].join('\n'));
}

/** What somebody sees in a channel. */
export function textOf(town: Town, handle: string, channel: string): string {
  return town.slack
    .person(handle)
    .channel(channel)
    .map((message) => message.text)
    .join('\n\n');
}

/** Text with a line at its left, as a quotation. */
export function framed(text: string): string {
  return text
    .split('\n')
    .map((line) => `  │ ${line}`)
    .join('\n');
}
