import { continuationPrefix } from '../edit/splice.js';
import { countUpTo } from '../markdown/count-up-to.js';
import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block } from '../markdown/read-blocks.js';
import type { Problem } from '../problem.js';
import type { ChecklistItem, Written } from '../runbook.js';
import type { Checkbox } from './checkbox.js';
import { notIndented, strangeMark, unboxedItem, unboxedList } from './checklist-problems.js';
import { type FoundItem, findItems } from './find-items.js';
import { readReason } from './read-reason.js';
import { reasonBlocks, saysWhyNot } from './reason-blocks.js';
import { isStruckOut } from './struck-out.js';
import { findTableItems } from './table-items.js';

/** An item and what an editor must know about its place. */
export interface ItemPlace {
  readonly item: ChecklistItem;
  /** What takes the place of the mark when the item is ticked. */
  readonly ticked: Checkbox['ticked'];
  /** Where the item's own text ends. */
  readonly textEnd: number;
  readonly form: FoundItem['form'];
  readonly boxStart: number;
  /** Whether another item follows in the same paragraph. */
  readonly isFollowed: boolean;
  /** Whether a line right under the reason could not run on in it: it is a list, a fence or the like. */
  readonly reasonIsClosed: boolean;
  /** Whether its reason stands behind the item, not indented: where Markdown counts it to something else. */
  readonly reasonIsBehind: boolean;
}

export interface ChecklistReading {
  readonly items: readonly ItemPlace[];
  readonly problems: readonly Problem[];
}

/** An item that was found, and its reason. */
interface ReadItem {
  readonly found: FoundItem;
  readonly reason: Written | undefined;
  readonly isClosed: boolean;
  /** Whether its reason stands where Markdown counts it to something else. */
  readonly isBehind: boolean;
}

/** Reads the checklist that stands in these blocks: what is quoted only where nothing else is there. */
export function readChecklist(source: MarkdownSource, blocks: readonly Block[]): ChecklistReading {
  const found = readItems(source, blocks);
  const unquoted = unquotedOf(source, found, blocks);
  const all = unquoted.length > 0 ? unquoted : found;
  const read = all.filter(({ found }) => !isStruck(source, found));
  const taken = new Set(all.flatMap(({ found: { under } }) => under));
  const boxStarts = found.map(({ found: { box } }) => box.span.start);
  return {
    items: read.map((item, index) => toPlace(source, item, index + 1)),
    problems: [
      ...read.flatMap(({ found }) => (found.box.usual ? [] : [strangeMark(source, found)])),
      ...read.flatMap(({ found, isBehind, reason }) =>
        isBehind && reason && found.box.state === 'open' ? [notIndented(reason)] : [],
      ),
      ...blocks.flatMap((block) => (taken.has(block) ? [] : itemsWithoutBox(source, block, boxStarts))),
    ],
  };
}

/**
 * The items that stand in no quote. A line without `>` under a quoted paragraph is shown in the quote, but leaves it as soon as
 * something is written between the two: it counts as unquoted before that, too.
 */
function unquotedOf({ text }: MarkdownSource, items: readonly ReadItem[], blocks: readonly Block[]) {
  const isMarked = (offset: number) => continuationPrefix(text, offset).includes('>');
  let at = 0;
  return items.filter(({ found }) => {
    const { start } = found.box.span;
    while ((blocks[at + 1]?.span.start ?? Number.POSITIVE_INFINITY) <= start) at++;
    const block = blocks[at];
    return block?.isQuoted ? isMarked(block.span.start) && !isMarked(start) : !isMarked(start);
  });
}

function readItems(source: MarkdownSource, blocks: readonly Block[]): readonly ReadItem[] {
  const inText = findItems(source.text, blocks).map((found) => readItem(source, found));
  const inTables = findTableItems(source, blocks).map(({ reason, ...found }) => ({
    found,
    reason,
    isClosed: false,
    isBehind: false,
  }));
  if (inTables.length === 0) return inText;
  return [...inText, ...inTables].sort((a, b) => a.found.box.span.start - b.found.box.span.start);
}

function readItem(source: MarkdownSource, found: FoundItem): ReadItem {
  const blocks = reasonBlocks(source, found.under);
  const isBehind = found.behind !== undefined && blocks.length === 0 && saysWhyNot(source, found.behind);
  const chosen = isBehind && found.behind ? [found.behind] : blocks;
  return { found, reason: readReason(source, chosen), isClosed: isClosed(source, chosen.at(-1)), isBehind };
}

/** Whether all of an item's text is struck through: it is not there then. */
function isStruck(source: MarkdownSource, { text }: FoundItem): boolean {
  const markdown = source.text.slice(text.start, text.end);
  return (
    (markdown.includes('~~') || markdown.includes('<')) && isStruckOut({ text: source.inline(markdown).text, markdown })
  );
}

function toPlace(source: MarkdownSource, read: ReadItem, position: number): ItemPlace {
  const { found, reason, isClosed, isBehind } = read;
  const { box, text, form, isFollowed } = found;
  const item = {
    position,
    text: source.inline(source.text.slice(text.start, text.end)).text.replaceAll('\n', ' '),
    state: box.state,
    reason,
    mark: box.mark,
    line: source.lineOf(box.mark.start),
  };
  const place = { boxStart: box.span.start, textEnd: text.end, form, isFollowed: isFollowed === true };
  return { ...place, item, ticked: box.ticked, reasonIsClosed: isClosed, reasonIsBehind: isBehind };
}

function isClosed({ text }: MarkdownSource, last: Block | undefined): boolean {
  if (last === undefined || last.kind === 'paragraph') return false;
  return last.kind !== 'code' || /^[`~]{3}/.test(text.slice(last.span.start, last.span.start + 3));
}

/**
 * A list item without a box was probably meant as one, except under another item.
 * @param boxStarts where the boxes of the checklist are, ascending
 */
function itemsWithoutBox(source: MarkdownSource, block: Block, boxStarts: readonly number[]): readonly Problem[] {
  if (block.kind !== 'list') return [];
  const plain = block.items.filter(
    ({ span }) => countUpTo(boxStarts, span.end - 1) === countUpTo(boxStarts, span.start - 1),
  );
  const lines = plain.map(({ span }) => source.lineOf(span.start));
  if (plain.length === block.items.length && boxStarts.length > 0)
    return lines[0] ? [unboxedList(lines[0], plain.length)] : [];
  return lines.map(unboxedItem);
}
