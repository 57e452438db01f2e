import type { Block, ListItem } from '../markdown/read-blocks.js';
import { unwrapCode } from '../markdown/unwrap-code.js';
import type { Span } from '../runbook.js';
import { type Checkbox, checkboxAt, checkboxOnLine } from './checkbox.js';
import { codeLinesStart, isOneLine, linesOf } from './read-reason.js';
import { startsLikeCommand } from './reason-blocks.js';

/** A checklist item as it stands in the text. */
export interface FoundItem {
  readonly box: Checkbox;
  /** The item's own text, without its box and without what stands under it. */
  readonly text: Span;
  /** `list` for `- [ ] text`, `paragraph` for `[ ] - text`, which in Markdown is no list, `table` for a row with a box. */
  readonly form: 'list' | 'paragraph' | 'table';
  /** What stands under the item and is no item itself. */
  readonly under: readonly Block[];
  /** The paragraph behind the item that is not indented into it, where nothing stands under it. */
  readonly behind: Block | undefined;
  /** Set where another item follows in the same paragraph of a list. */
  readonly isFollowed?: true;
}

/** Finds checklist items in the order in which they are written, nested ones behind the one they stand under. */
export function findItems(text: string, blocks: readonly Block[]): readonly FoundItem[] {
  return itemsIn(text, blocks, []);
}

/** Enough for any reason; without a bound a long section would be copied once for each of its blocks. */
const maxBlocksUnder = 50;

/** `behind` is what follows the last of these blocks further out: its last item's reason may have ended up there. */
function itemsIn(text: string, blocks: readonly Block[], behind: readonly Block[]): readonly FoundItem[] {
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'list' && block.kind !== 'paragraph') return [];
    const after = [...blocks.slice(index + 1, index + 1 + maxBlocksUnder), ...behind].slice(0, maxBlocksUnder);
    return block.kind === 'list' ? listItems(text, block.items, after) : paragraphItems(text, block.span, after);
  });
}

function listItems(text: string, items: readonly ListItem[], after: readonly Block[]): readonly FoundItem[] {
  return items.flatMap((item, index) => {
    const behind = index === items.length - 1 ? after : [];
    const [first, ...rest] = item.blocks;
    const box = first?.kind === 'paragraph' ? checkboxAt(text, first.span.start, first.span.end) : undefined;
    if (!first || !box) return itemsIn(text, item.blocks, behind);
    const further = furtherBoxes(text, first.span);
    if (further.length > 0) return itemWithFurther(text, first.span, box, further, [...rest, ...behind]);
    const inside = takeWhile(rest, (block) => !holdsItem(text, block));
    const outside =
      inside.length === rest.length ? takeWhile(behind, (block) => isCode(text, block) && !isCommand(text, block)) : [];
    const under = [...inside, ...outside];
    return [
      { ...foundItem(text, first.span, box, 'list', under), behind: firstParagraph(text, rest, under, behind) },
      ...itemsIn(text, rest.slice(inside.length), behind),
    ];
  });
}

/** Only where nothing stands under the item, not even other items. */
function firstParagraph(
  text: string,
  rest: readonly Block[],
  under: readonly Block[],
  behind: readonly Block[],
): Block | undefined {
  const [block] = behind;
  const isAlone = rest.length === 0 && under.length === 0;
  return isAlone && block?.kind === 'paragraph' && !holdsItem(text, block) ? block : undefined;
}

interface LineBox {
  readonly start: number;
  readonly box: Checkbox;
}

function boxesIn(text: string, paragraph: Span): readonly LineBox[] {
  return linesOf(text, paragraph).flatMap((line) => {
    const box = checkboxOnLine(text, line);
    return box ? [{ start: line.start, box }] : [];
  });
}

function furtherBoxes(text: string, paragraph: Span): readonly LineBox[] {
  if (isOneLine(text, paragraph)) return [];
  return boxesIn(text, paragraph).filter(({ start }) => start > paragraph.start);
}

/** An item of a list whose text runs on in lines that begin with a box, as `-[ ] text` below `- [ ] text` does. */
function itemWithFurther(
  text: string,
  span: Span,
  box: Checkbox,
  further: readonly LineBox[],
  after: readonly Block[],
): readonly FoundItem[] {
  const own = { start: span.start, end: lineStart(text, further[0]?.start ?? span.end) };
  return [
    { ...foundItem(text, own, box, 'list', []), isFollowed: true },
    ...paragraphItems(text, { start: further[0]?.start ?? span.end, end: span.end }, after),
  ];
}

/** Items such as `[x] - text`: each line of the paragraph that begins with a box begins an item. */
function paragraphItems(text: string, paragraph: Span, after: readonly Block[]): readonly FoundItem[] {
  const boxes = boxesIn(text, paragraph);
  return boxes.map(({ start, box }, index) => {
    const next = boxes[index + 1];
    const isUnder = (block: Block) =>
      isCode(text, block) || (isIndentedMore(text, block, start) && !holdsItem(text, block));
    const end = next === undefined ? paragraph.end : lineStart(text, next.start);
    const under = next === undefined ? takeWhile(after, isUnder) : [];
    const found = foundItem(text, { start, end }, skipDash(text, box), 'paragraph', under);
    const [block] = after;
    const isBehind = next === undefined && found.under.length === 0 && block?.kind === 'paragraph';
    return isBehind && !holdsItem(text, block) ? { ...found, behind: block } : found;
  });
}

function skipDash(text: string, box: Checkbox): Checkbox {
  const dash = /[ \t]*[-–—](?=\s|$)/y;
  dash.lastIndex = box.textStart;
  return dash.test(text) ? { ...box, textStart: dash.lastIndex } : box;
}

function foundItem(
  text: string,
  span: Span,
  box: Checkbox,
  form: FoundItem['form'],
  blocksUnder: readonly Block[],
): FoundItem {
  const codeStart = codeLinesStart(text, span);
  const codeEnd = span.start + text.slice(span.start, span.end).trimEnd().length;
  const codeLines: readonly Block[] =
    codeStart < codeEnd ? [{ kind: 'paragraph', span: { start: codeStart, end: codeEnd } }] : [];
  const textEnd = span.start + withoutTail(text.slice(span.start, codeStart)).length;
  const own = { start: Math.min(box.textStart, textEnd), end: textEnd };
  return { box, text: own, form, under: [...codeLines, ...blocksUnder], behind: undefined };
}

/** Without the blanks, line ends and quote marks that precede the next line's content. */
function withoutTail(markdown: string): string {
  let end = markdown.length;
  while (end > 0 && /[\s>]/.test(markdown[end - 1] ?? '')) end--;
  const lineEnd = /[\r\n]/.exec(markdown.slice(end));
  return markdown.slice(0, lineEnd ? end + lineEnd.index : markdown.length).trimEnd();
}

function holdsItem(text: string, block: Block): boolean {
  if (block.kind === 'list') return block.items.some(({ blocks }) => blocks.some((inner) => holdsItem(text, inner)));
  return block.kind === 'paragraph' && linesOf(text, block.span).some((line) => checkboxOnLine(text, line));
}

/** Whether a block is nothing but code: the form in which reasons are written, even where they are not indented. */
function isCode(text: string, { kind, span }: Block): boolean {
  const markdown = text.slice(span.start, span.end).trim();
  return kind === 'paragraph' && unwrapCode(markdown) !== markdown;
}

/** A command alone is no reason, though in backticks; one that is indented stands where only reasons stand. */
function isCommand(text: string, { span }: Block): boolean {
  return startsLikeCommand(unwrapCode(text.slice(span.start, span.end).trim()).trim());
}

function isIndentedMore(text: string, { span }: Block, start: number): boolean {
  return span.start - lineStart(text, span.start) > start - lineStart(text, start);
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

function takeWhile(blocks: readonly Block[], accept: (block: Block) => boolean): readonly Block[] {
  const end = blocks.findIndex((block) => !accept(block));
  return end < 0 ? blocks : blocks.slice(0, end);
}
