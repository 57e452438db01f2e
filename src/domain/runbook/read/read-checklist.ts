import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import { readInline } from '../markdown/read-inline.js';
import type { Problem } from '../problem.js';
import type { ChecklistItem } from '../runbook.js';
import { type FoundItem, findItems } from './find-items.js';
import { readReason } from './read-reason.js';

/** An item and what an editor must know about its place. */
export interface ItemPlace {
  readonly item: ChecklistItem;
  /** Where the item's own text ends. */
  readonly textEnd: number;
  readonly form: FoundItem['form'];
  /** Whether a line right under the reason could not run on in it: it is a list, a fence or the like. */
  readonly reasonIsClosed: boolean;
}

export interface ChecklistReading {
  readonly items: readonly ItemPlace[];
  readonly problems: readonly Problem[];
}

/** Reads the checklist that stands in these blocks. */
export function readChecklist(source: MarkdownSource, blocks: readonly Block[]): ChecklistReading {
  const found = findItems(source.text, blocks);
  return {
    items: found.map((item, index) => toPlace(source, item, index + 1)),
    problems: [
      ...found.filter(({ box }) => !box.usual).map((item) => strangeMark(source, item)),
      ...blocks.flatMap((block) => itemsWithoutBox(source, block, found.length === 0)),
    ],
  };
}

function toPlace(source: MarkdownSource, { box, text, form, under }: FoundItem, position: number): ItemPlace {
  const item = {
    position,
    text: readInline(source.text.slice(text.start, text.end)).text.replaceAll('\n', ' '),
    state: box.state,
    reason: readReason(source, under),
    mark: box.mark,
    line: source.lineOf(box.mark.start),
  };
  return { item, textEnd: text.end, form, reasonIsClosed: isClosed(source, under.at(-1)) };
}

function isClosed({ text }: MarkdownSource, last: Block | undefined): boolean {
  if (last === undefined || last.kind === 'paragraph') return false;
  return last.kind !== 'code' || /^[`~]{3}/.test(text.slice(last.span.start, last.span.start + 3));
}

function strangeMark(source: MarkdownSource, { box, form }: FoundItem): Problem {
  const read = box.state === 'done' ? 'done' : 'not done';
  return {
    severity: 'warning',
    code: 'strange-mark',
    line: source.lineOf(box.mark.start),
    found: `a box written \`${source.text.slice(box.span.start, box.span.end)}\`, read as ${read}`,
    expected: '`[ ]` for open, `[x]` for done, or `[~]` for inapplicable',
    fix: `Write the box as \`${form === 'list' ? '- ' : ''}[ ]\` or \`${form === 'list' ? '- ' : ''}[x]\`.`,
  };
}

/** A list item without a box among items with one, or in a checklist that has no box at all, was probably meant as one. */
function itemsWithoutBox(source: MarkdownSource, block: Block, noBoxes: boolean): readonly Problem[] {
  if (block.kind !== 'list') return [];
  const plain = block.items.filter(
    ({ blocks }) =>
      findItems(source.text, [{ kind: 'list', span: block.span, items: [{ span: block.span, blocks }] }]).length === 0,
  );
  if (plain.length === block.items.length && !noBoxes) return [];
  return plain.map(({ span }) => ({
    severity: 'warning',
    code: 'item-without-box',
    line: source.lineOf(span.start),
    found: 'a list item without a box',
    expected: 'every item of a checklist to begin with `[ ]`, `[x]` or `[~]`',
    fix: 'Write `- [ ]` before the text, or indent the line if it belongs to the item above.',
  }));
}
