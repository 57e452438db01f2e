import { parser, Table } from '@lezer/markdown';
import type { Span } from '../runbook.js';
import { normaliseMarkdown } from './normalise-markdown.js';

/**
 * The block structure of a Markdown document, as far as runbooks need it. Block quotes are opened up (their content
 * stands in their place), and HTML comments are left out: nobody sees them in the issue.
 */
export type Block =
  /** `span` is the heading's text without its marks. */
  | { readonly kind: 'heading'; readonly level: number; readonly span: Span }
  | { readonly kind: 'paragraph' | 'code' | 'other'; readonly span: Span }
  | { readonly kind: 'list'; readonly span: Span; readonly items: readonly ListItem[] }
  /** `rows` are the lines of the table from the header row on, without the delimiter row, whose end is `delimiterEnd`. */
  | { readonly kind: 'table'; readonly span: Span; readonly rows: readonly Span[]; readonly delimiterEnd: number };

export interface ListItem {
  readonly span: Span;
  readonly blocks: readonly Block[];
}

export type TableBlock = Extract<Block, { kind: 'table' }>;

/** Inline markup is read later and only where it matters (see read-inline.ts): in a whole issue it costs seconds. */
const blockParser = parser.configure([
  Table,
  { remove: ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd'] },
]);

type Node = ReturnType<typeof blockParser.parse>['topNode'];

/** Reads the blocks of a document. Total: any string has a block structure. Offsets are those of `markdown` itself. */
export function readBlocks(markdown: string): readonly Block[] {
  return blocksIn(blockParser.parse(normaliseMarkdown(markdown)).topNode);
}

function blocksIn(parent: Node): readonly Block[] {
  return childrenOf(parent).flatMap(toBlocks);
}

function childrenOf(parent: Node): readonly Node[] {
  const children: Node[] = [];
  for (let child = parent.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function toBlocks(node: Node): readonly Block[] {
  const span = spanOf(node);
  switch (node.name) {
    case 'Blockquote':
      return blocksIn(node);
    case 'CommentBlock':
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
      return [{ kind: 'list', span, items: childrenOf(node).filter(isListItem).map(toListItem) }];
    case 'Table':
      return [toTable(node)];
    default:
      return [toHeading(node) ?? { kind: 'other', span }];
  }
}

function spanOf(node: Node): Span {
  return { start: node.from, end: node.to };
}

function isListItem(node: Node): boolean {
  return node.name === 'ListItem';
}

function toListItem(node: Node): ListItem {
  return { span: spanOf(node), blocks: blocksIn(node) };
}

function toTable(node: Node): TableBlock {
  const lines = childrenOf(node);
  const rows = lines.filter(({ name }) => name === 'TableHeader' || name === 'TableRow').map(spanOf);
  const delimiter = lines.find(({ name }) => name === 'TableDelimiter');
  return { kind: 'table', span: spanOf(node), rows, delimiterEnd: delimiter?.to ?? node.to };
}

function toHeading(node: Node): Block | undefined {
  const level = /^(?:ATX|Setext)Heading([1-6])$/.exec(node.name)?.[1];
  if (level === undefined) return undefined;
  const marks = childrenOf(node).filter(({ name }) => name === 'HeaderMark');
  const before = marks.find(({ from }) => from === node.from);
  const after = marks.find((mark) => mark !== before);
  return {
    kind: 'heading',
    level: Number(level),
    span: { start: before?.to ?? node.from, end: after?.from ?? node.to },
  };
}
