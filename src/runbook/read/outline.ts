import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block, HeadingBlock } from '../markdown/read-blocks.js';
import type { Span } from '../runbook.js';
import { type HeadingKind, longestHeading } from './heading-kind.js';
import { readHtmlOutline } from './html-outline.js';
import { isTableOf } from './is-table-of.js';
import { holdsTable, itemHeading, lastItemHeading } from './item-heading.js';
import { kindOfHeading, mayNameSection } from './kind-of-heading.js';
import { type LineHeading, lineHeading } from './line-heading.js';
import type { OutlineEntry } from './outline-entry.js';
import { linesOf } from './read-reason.js';
import { isStruckOut } from './struck-out.js';

/**
 * Finds the headings in blocks, also where they are bold text, HTML, a `<summary>`, a plain line before a table, or items of
 * a list under which the sections stand.
 */
export function outline(source: MarkdownSource, blocks: readonly Block[]): readonly OutlineEntry[] {
  return blocks.flatMap((block, index) => {
    const following = blocks[index + 1];
    switch (block.kind) {
      case 'heading':
        return [{ kind: 'heading', block, of: kindOfBlock(source, block, blocks, index) }];
      case 'paragraph':
        return paragraphEntries(source, block, following);
      case 'list':
        return listEntries(source, block, blocks.slice(index + 1, index + 3));
      case 'other':
        return readHtmlOutline(source, block, () => isTableOf(source, following, 'contacts'));
      default:
        return [{ kind: 'block', block }];
    }
  });
}

function kindOfBlock(
  source: MarkdownSource,
  { span }: HeadingBlock,
  blocks: readonly Block[],
  index: number,
): HeadingKind {
  if (span.end - span.start > 2 * longestHeading) return undefined;
  const markdown = source.text.slice(span.start, span.end);
  const { text } = source.inline(markdown);
  if (text === '' && isStruckOut({ text, markdown })) return 'aside';
  return kindOfHeading(text, () => isTableOf(source, blocks[index + 1], 'contacts'));
}

function paragraphEntries(
  source: MarkdownSource,
  block: Extract<Block, { kind: 'paragraph' }>,
  following: Block | undefined,
): readonly OutlineEntry[] {
  if (!mayNameSection(source.text.slice(block.span.start, block.span.end))) return [{ kind: 'block', block }];
  const lines = linesOf(source.text, block.span);
  const found = lines.flatMap((line, index) => {
    const isLast = index === lines.length - 1;
    const place = { isOnly: lines.length === 1, isLast, following: isLast ? following : undefined };
    const heading = headingIn(source, line, place, block.isQuoted);
    return heading ? [{ index, heading }] : [];
  });
  if (found.length === 0) return [{ kind: 'block', block }];
  const entries: OutlineEntry[] = [];
  let next = 0;
  for (const { index, heading } of found) {
    entries.push(...restOf(block, lines.slice(next, index)), heading);
    next = index + 1;
  }
  return [...entries, ...restOf(block, lines.slice(next))];
}

function restOf(block: Extract<Block, { kind: 'paragraph' }>, lines: readonly Span[]): readonly OutlineEntry[] {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return [];
  return [{ kind: 'block', block: { ...block, span: { start: first.start, end: last.end } } }];
}

interface LinePlace {
  readonly isOnly: boolean;
  readonly isLast: boolean;
  readonly following: Block | undefined;
}

function headingIn(
  source: MarkdownSource,
  line: Span,
  place: LinePlace,
  isQuoted: true | undefined,
): OutlineEntry | undefined {
  const markdown = source.text.slice(line.start, Math.min(line.end, line.start + longestHeading + 1));
  const isBefore = place.following?.kind === 'table' || place.following?.kind === 'list';
  const mayBe = (isBefore || /^[#*_<`]/.test(markdown) || /:\W{0,8}$/.test(markdown)) && mayNameSection(markdown);
  const heading = mayBe ? lineHeading(markdown) : undefined;
  if (!heading) return undefined;
  const of = kindOfHeading(heading.text, () => isTableOf(source, place.following, 'contacts'));
  if (of === undefined || !isMeant(heading, of, place)) return undefined;
  const { level } = heading;
  return { kind: 'heading', block: { kind: 'heading', level, span: line, ...(isQuoted && { isQuoted }) }, of };
}

/** Whether a line that says what a heading would say is one where it stands. */
function isMeant({ isStrong, endsWithColon }: LineHeading, of: HeadingKind, place: LinePlace): boolean {
  const isBeforeTable = place.following?.kind === 'table';
  const isBeforeItems = isBeforeTable || place.following?.kind === 'list';
  if (of === 'tasks' || of === 'example' || of === 'aside') return isBeforeTable && (isStrong || place.isOnly);
  return isStrong || isBeforeTable || (place.isOnly && (isBeforeItems || endsWithColon));
}

/** A list whose items are the sections, or hold their tables, is opened up; another one stays as it is. */
function listEntries(
  source: MarkdownSource,
  block: Extract<Block, { kind: 'list' }>,
  following: readonly Block[],
): readonly OutlineEntry[] {
  const items = block.items.map((item, index) => ({
    item,
    heading: itemHeading(source, item, block.isQuoted) ?? headingBelow(source, block, index, following),
    hasTable: holdsTable(source, item),
  }));
  const headings = items.filter(({ heading }) => heading !== undefined);
  const isOpened = headings.length > 1 || (items.at(-1)?.item.blocks.length === 1 && headings.length === 1);
  if (!isOpened && !items.some(({ hasTable }) => hasTable)) return [{ kind: 'block', block }];
  return items.flatMap(({ item, heading, hasTable }) => {
    if (heading) return [heading, ...outline(source, quotedLike(block, item.blocks.slice(1)))];
    if (hasTable) return outline(source, quotedLike(block, item.blocks));
    return [{ kind: 'block', block: { ...block, span: item.span, items: [item] } }];
  });
}

/** What stands in an item of a quoted list is quoted. */
function quotedLike({ isQuoted }: Block, blocks: readonly Block[]): readonly Block[] {
  return isQuoted ? blocks.map((block) => ({ ...block, isQuoted })) : blocks;
}

/** The last item as the heading of what follows the list; `undefined` for another item. */
function headingBelow(
  source: MarkdownSource,
  list: Extract<Block, { kind: 'list' }>,
  index: number,
  following: readonly Block[],
): OutlineEntry | undefined {
  return index === list.items.length - 1 ? lastItemHeading(source, list, following) : undefined;
}
