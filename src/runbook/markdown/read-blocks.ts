import { parser, Table } from '@lezer/markdown';
import type { Span } from '../runbook.js';
import { normaliseMarkdown } from './normalise-markdown.js';

/**
 * The block structure of a Markdown document, as far as runbooks need it. Block quotes are opened up (their content
 * stands in their place); rules between sections and HTML comments, which nobody sees in the issue, are left out.
 */
export type Block = (
  | HeadingBlock
  | { readonly kind: 'paragraph'; readonly span: Span }
  | { readonly kind: 'code'; readonly span: Span }
  | { readonly kind: 'other'; readonly span: Span }
  | { readonly kind: 'list'; readonly span: Span; readonly items: readonly ListItem[] }
  | TableBlock
) & {
  /** Whether it stands in a quote. */
  readonly isQuoted?: true;
};

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: number;
  /** The heading's text without its marks. */
  readonly span: Span;
  readonly isQuoted?: true;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly span: Span;
  readonly isQuoted?: true;
  /** The lines of the table from the header row on, without the delimiter row, whose end is `delimiterEnd`. */
  readonly rows: readonly Span[];
  readonly delimiterEnd: number;
}

export interface ListItem {
  readonly span: Span;
  readonly blocks: readonly Block[];
}

/**
 * Inline markup is read later and only where it matters (see readInline): in a whole issue it costs seconds. Here all text of
 * a block is taken for words at once; the parser would otherwise ask for each character what begins there.
 */
const blockParser = parser.configure([
  Table,
  { parseInline: [{ name: 'Words', before: 'Escape', parse: ({ end }) => end }] },
]);

type Node = ReturnType<typeof blockParser.parse>['topNode'];

/**
 * Reads the blocks of a document. Total: any string has a block structure. Offsets are those of `markdown` itself, and
 * no span begins or ends with a blank.
 */
export function readBlocks(markdown: string): readonly Block[] {
  return withoutFencedQuotes(markdown, blocksIn(markdown, blockParser.parse(normaliseMarkdown(markdown)).topNode));
}

/** A line of a quote's fence, by which GitLab quotes all lines up to the next one that is as long; the first may name an alert. */
const quoteFence = /^ {0,3}(>{3,})[ \t]*(\[![a-z]{1,20}\].*)?$/gim;

const quoteTag = /^<(\/?)blockquote(?:\s[^<>]{0,200})?>$/i;

/** Marks what stands between two lines `>>>`, or between lines of `<blockquote>`, as quoted, which Markdown itself does not know. */
function withoutFencedQuotes(markdown: string, blocks: readonly Block[]): readonly Block[] {
  const quotes = [...fencedIn(markdown), ...taggedIn(markdown, blocks)].sort((a, b) => a.start - b.start);
  if (quotes.length === 0) return blocks;
  let next = 0;
  return blocks.map((block) => {
    while (next < quotes.length && (quotes[next]?.end ?? 0) <= block.span.start) next++;
    const quote = quotes[next];
    return quote && quote.start <= block.span.start ? { ...block, isQuoted: true } : block;
  });
}

function fencedIn(markdown: string): readonly Span[] {
  if (!markdown.includes('>>>')) return [];
  const quotes: Span[] = [];
  let open: { readonly start: number; readonly length: number } | undefined;
  for (const { 1: fence = '', 2: alert, index } of markdown.matchAll(quoteFence)) {
    if (open === undefined) open = { start: index, length: fence.length };
    else if (alert === undefined && fence.length >= open.length) {
      quotes.push({ start: open.start, end: index });
      open = undefined;
    }
  }
  return quotes;
}

function taggedIn(markdown: string, blocks: readonly Block[]): readonly Span[] {
  if (!/<\/blockquote>/i.test(markdown)) return [];
  const quotes: Span[] = [];
  let start: number | undefined;
  for (const { span } of blocks) {
    const slash = span.end - span.start < 220 ? quoteTag.exec(markdown.slice(span.start, span.end))?.[1] : undefined;
    if (slash === '') start ??= span.start;
    else if (slash === '/' && start !== undefined) {
      quotes.push({ start, end: span.start });
      start = undefined;
    }
  }
  return quotes;
}

function blocksIn(markdown: string, parent: Node): readonly Block[] {
  return childrenOf(parent).flatMap((child) => toBlocks(markdown, child));
}

function childrenOf(parent: Node): readonly Node[] {
  const children: Node[] = [];
  for (let child = parent.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function toBlocks(markdown: string, node: Node): readonly Block[] {
  const span = trimmed(markdown, node);
  switch (node.name) {
    case 'Blockquote':
      return blocksIn(markdown, node).map((block) => ({ ...block, isQuoted: true }));
    case 'CommentBlock':
    case 'HorizontalRule':
    case 'QuoteMark':
    case 'ListMark':
      return [];
    case 'Paragraph':
      return [{ kind: 'paragraph', span }];
    case 'CodeBlock':
    case 'FencedCode':
      return [{ kind: 'code', span }];
    case 'BulletList':
    case 'OrderedList':
      return [{ kind: 'list', span, items: listItems(markdown, node) }];
    case 'Table':
      return [toTable(markdown, node)];
    default:
      return [toHeading(markdown, node) ?? { kind: 'other', span }];
  }
}

function trimmed(markdown: string, { from, to }: Pick<Node, 'from' | 'to'>): Span {
  let start = from;
  let end = to;
  while (start < end && isBlank(markdown[start])) start++;
  while (end > start && isBlank(markdown[end - 1])) end--;
  return { start, end };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n';
}

function listItems(markdown: string, list: Node): readonly ListItem[] {
  const items = childrenOf(list).filter(({ name }) => name === 'ListItem');
  return items.map((item) => ({ span: trimmed(markdown, item), blocks: blocksIn(markdown, item) }));
}

function toTable(markdown: string, node: Node): TableBlock {
  const lines = childrenOf(node);
  const rows = lines.filter(({ name }) => name === 'TableHeader' || name === 'TableRow');
  const delimiter = lines.find(({ name }) => name === 'TableDelimiter') ?? node;
  return {
    kind: 'table',
    span: trimmed(markdown, node),
    rows: rows.map((row) => trimmed(markdown, row)),
    delimiterEnd: trimmed(markdown, delimiter).end,
  };
}

function toHeading(markdown: string, node: Node): Block | undefined {
  const level = /^(?:ATX|Setext)Heading([1-6])$/.exec(node.name)?.[1];
  if (level === undefined) return undefined;
  const marks = childrenOf(node).filter(({ name }) => name === 'HeaderMark');
  const before = marks.find(({ from }) => from === node.from);
  const after = marks.find((mark) => mark !== before);
  const span = trimmed(markdown, { from: before?.to ?? node.from, to: after?.from ?? node.to });
  return { kind: 'heading', level: Number(level), span };
}
