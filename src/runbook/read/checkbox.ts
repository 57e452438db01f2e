import type { ItemState, Span } from '../runbook.js';

/** A box at the beginning of a text: `[ ]`, `[x]`, `[~]`, and what people write instead. */
export interface Checkbox {
  /** The box with its brackets. */
  readonly span: Span;
  readonly state: ItemState;
  /** What stands between the brackets, without blanks around it when there is more than one character; of a picture all of it. */
  readonly mark: Span;
  /** What takes the place of the mark when the item is ticked. */
  readonly ticked: 'x' | '[x]';
  /** Whether GitLab knows this mark. */
  readonly usual: boolean;
  /** Where the text behind the box begins. */
  readonly textStart: number;
}

/** Without a blank behind it only a usual mark is a box: `[x](…)`, `[x][…]` and `[x]:` are links. */
const box = /\[([^\S\r\n]{0,3})([^\s[\]]?)([^\S\r\n]{0,3})\](?=\s|$|(?<=\[[ xX~]\])[^\s([:])/uy;
const picture =
  /(?:[☐⬜🔲◻▢❏☑✅✔🗹]|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check|white_large_square):)\uFE0F?(?=\s|$)/uy;

/** Finds the box that begins exactly at `start`. A link such as `[x](…)` is none, nor are brackets around a word. */
export function checkboxAt(text: string, start: number, end: number): Checkbox | undefined {
  box.lastIndex = start;
  const match = box.exec(text);
  if (!match) return pictureAt(text, start, end);
  if (box.lastIndex > end) return undefined;
  const [whole, before = '', mark = '', after = ''] = match;
  const markStart = start + 1 + (mark === '' ? 0 : before.length);
  const markEnd = markStart + (mark === '' ? before.length + after.length : mark.length);
  const textStart = start + whole.length;
  return {
    span: { start, end: textStart },
    state: stateOf(mark),
    mark: { start: markStart, end: markEnd },
    ticked: 'x',
    usual: /^(?:\s|[xX~])$/.test(before + mark + after) && (textStart >= end || /\s/.test(text[textStart] ?? ' ')),
    textStart,
  };
}

function stateOf(mark: string): ItemState {
  if (mark === 'x' || mark === 'X') return 'done';
  return mark === '~' ? 'inapplicable' : 'open';
}

/** A box as a picture, which GitLab does not show as one that can be ticked. */
function pictureAt(text: string, start: number, end: number): Checkbox | undefined {
  picture.lastIndex = start;
  const [whole] = picture.exec(text) ?? [];
  if (whole === undefined || picture.lastIndex > end) return undefined;
  const span = { start, end: start + whole.length };
  const state = /^(?:[☑✅✔🗹]|:\w+check)/u.test(whole) ? 'done' : 'open';
  return { span, state, mark: span, ticked: '[x]', usual: false, textStart: span.end };
}

/** The same at the beginning of a line, where a dash may stand right before it: `-[ ] text`. */
export function checkboxOnLine(text: string, { start, end }: Span): Checkbox | undefined {
  const hasDash = /[-*+]/.test(text[start] ?? '') && text[start + 1] === '[';
  const found = checkboxAt(text, hasDash ? start + 1 : start, end);
  return found && hasDash ? { ...found, usual: false } : found;
}
