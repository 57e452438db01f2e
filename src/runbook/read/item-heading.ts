import type { MarkdownSource } from '../markdown/markdown-source.js';
import type { Block, ListItem } from '../markdown/read-blocks.js';
import { type HeadingKind, longestHeading } from './heading-kind.js';
import { isTableOf } from './is-table-of.js';
import { kindOfHeading, mayNameSection } from './kind-of-heading.js';
import { belowHeadings, lineHeading } from './line-heading.js';
import type { OutlineEntry } from './outline-entry.js';

/** The first line of an item as the heading of what else stands in the item. */
export function itemHeading(
  source: MarkdownSource,
  { blocks }: ListItem,
  isQuoted: true | undefined,
): OutlineEntry | undefined {
  const [first, second] = blocks;
  if (first?.kind !== 'paragraph' || !second) return undefined;
  const heading = lineHeading(textOf(source, first));
  const of = heading && kindOfHeading(heading.text, () => isTableOf(source, second, 'contacts'));
  if (!of || (of === 'tasks' && second.kind !== 'table')) return undefined;
  return toHeading(first, of, isQuoted);
}

/** Whether a table of the format stands in an item. */
export function holdsTable(source: MarkdownSource, { blocks }: ListItem): boolean {
  return blocks.some((block) => isTableOf(source, block, 'contacts') || isTableOf(source, block, 'tasks'));
}

/**
 * The last item of a list as the heading of what follows the list without indentation: `1. GitLab Contacts` above a table.
 * It has to hold one line and nothing else, and the items before it have to be sections themselves: of a list of names, or
 * a table of contents, nobody can say which line the table belongs to.
 * @param following the two blocks behind the list: a paragraph may introduce the table
 */
export function lastItemHeading(
  source: MarkdownSource,
  { items, isQuoted }: Extract<Block, { kind: 'list' }>,
  following: readonly Block[],
): OutlineEntry | undefined {
  const [first, second] = items.at(-1)?.blocks ?? [];
  if ((first?.kind !== 'paragraph' && first?.kind !== 'heading') || second) return undefined;
  if (items.slice(0, -1).some(({ blocks }) => blocks.length < 2)) return undefined;
  const markdown = textOf(source, first);
  if (!mayNameSection(markdown) || startsWithBox.test(markdown) || /\n|\]\s?[([]/.test(markdown)) return undefined;
  const heading = lineHeading(markdown);
  const [next, nextButOne] = following;
  const below = next?.kind === 'paragraph' ? nextButOne : next;
  const of = heading && kindOfHeading(heading.text, () => isTableOf(source, below, 'contacts'));
  return of && heading && isAbove(source, heading.text, of, below) ? toHeading(first, of, isQuoted) : undefined;
}

const startsWithBox = /^\[[^\]]{0,3}\](?:\s|$)/;

/** `- GitLab` alone may list anything: it has to say that it is about contacts. */
function isAbove(source: MarkdownSource, text: string, of: HeadingKind, below: Block | undefined): boolean {
  switch (of) {
    case 'gitlabContacts':
      return isTableOf(source, below, 'contacts') && kindOfHeading(text, () => false) === of;
    case 'customerContacts':
      return isTableOf(source, below, 'contacts');
    case 'tasks':
      return isTableOf(source, below, 'tasks');
    case 'preCall':
    case 'postCall':
      return (
        below?.kind === 'list' &&
        below.items.some(({ blocks: [text] }) => text && startsWithBox.test(textOf(source, text)))
      );
    default:
      return false;
  }
}

/** So much of its text that one which is too long to be a heading is seen to be. */
function textOf({ text }: MarkdownSource, { span: { start, end } }: Pick<Block, 'span'>): string {
  return text.slice(start, Math.min(end, start + longestHeading + 1));
}

function toHeading({ span }: Block, of: HeadingKind, isQuoted: true | undefined): OutlineEntry {
  return { kind: 'heading', block: { kind: 'heading', level: belowHeadings, span, ...(isQuoted && { isQuoted }) }, of };
}
