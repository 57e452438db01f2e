import type { ItemState, Span } from '../runbook.js';

/** A box at the beginning of a text: `[ ]`, `[x]`, `[~]`, and what people write instead. */
export interface Checkbox {
  /** The box with its brackets. */
  readonly span: Span;
  readonly state: ItemState;
  /** What stands between the brackets, without blanks around it when there is more than one character. */
  readonly mark: Span;
  /** Whether GitLab knows this mark. */
  readonly usual: boolean;
  /** Where the text behind the box begins. */
  readonly textStart: number;
}

const box = /\[([^\S\r\n]{0,3})([^\s[\]]?)([^\S\r\n]{0,3})\](?=\s|$)/uy;

/** Finds the box that begins exactly at `start`. A link such as `[x](…)` is none, nor are brackets around a word. */
export function checkboxAt(text: string, start: number, end: number): Checkbox | undefined {
  box.lastIndex = start;
  const match = box.exec(text);
  if (!match || box.lastIndex > end) return undefined;
  const [whole, before = '', mark = '', after = ''] = match;
  const markStart = start + 1 + (mark === '' ? 0 : before.length);
  const markEnd = markStart + (mark === '' ? before.length + after.length : mark.length);
  return {
    span: { start, end: start + whole.length },
    state: stateOf(mark),
    mark: { start: markStart, end: markEnd },
    usual: /^(?:\s|[xX~])$/.test(before + mark + after),
    textStart: start + whole.length,
  };
}

function stateOf(mark: string): ItemState {
  if (mark === 'x' || mark === 'X') return 'done';
  return mark === '~' ? 'inapplicable' : 'open';
}
