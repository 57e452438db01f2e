import { parser, Strikethrough } from '@lezer/markdown';
import { readCodeAndBreaks } from './read-code-and-breaks.js';
import { readEntity } from './read-entity.js';
import { type Links, readSimpleLinks } from './read-simple-links.js';
import { unwrapCode } from './unwrap-code.js';
import { struckGap, withoutStruck } from './without-struck.js';

/** What a piece of inline Markdown says: `text` as a reader reads it, `url` the target of its first link. */
export interface InlineText {
  readonly text: string;
  readonly url: string | undefined;
}

/** Beyond these the text is returned as written: reading takes time that grows with length times open brackets. */
const maxLength = 10_000;
const maxMarkup = 2_000;
const maxBrackets = 100;

/** Addresses of `[label]: address` lines by their label (see `referenceKey`). */
export type References = ReadonlyMap<string, string>;

const noReferences: References = new Map();

const inlineParser = parser.configure([
  Strikethrough,
  {
    remove: [
      'LinkReference',
      'IndentedCode',
      'FencedCode',
      'Blockquote',
      'HorizontalRule',
      'BulletList',
      'OrderedList',
      'ATXHeading',
      'HTMLBlock',
      'SetextHeading',
    ],
  },
]);

type Node = ReturnType<typeof inlineParser.parse>['topNode'];

/**
 * Reads inline Markdown as a person would: no backticks, emphasis marks, link markup, escapes or HTML tags; `<br>` and
 * hard breaks are line feeds, other line ends are spaces. What is struck through is not there. Total.
 * @param references where links such as `[words][label]` lead
 */
export function readInline(markdown: string, references = noReferences): InlineText {
  const simple = readCodeAndBreaks(markdown) ?? (isTooMuch(markdown) ? markdown : undefined);
  if (simple !== undefined) return { text: tidy(simple), url: undefined };
  const linked = readSimpleLinks(markdown, 'words');
  if (linked) return { text: tidy(linked.text), url: linked.url };
  const inline = parseInline(withoutPrefixes(markdown), references, 'words');
  return { text: tidy(textOfAll(inline)), url: firstUrl(inline) };
}

/** A parsed text and how its links are read. */
interface Inline {
  readonly top: Node;
  readonly source: string;
  /** Whether gaps stand in it where text was struck through. */
  readonly isStruck: boolean;
  readonly references: References;
  readonly links: Links;
}

function parseInline(source: string, references: References, links: Links): Inline {
  const top = inlineParser.parse(source).topNode;
  const kept = withoutStruck(source, top);
  const isStruck = kept !== source;
  return { top: isStruck ? inlineParser.parse(kept).topNode : top, source: kept, isStruck, references, links };
}

function textOfAll(inline: Inline): string {
  const text = textOf(inline, inline.top, { from: 0, to: inline.source.length });
  return inline.isStruck ? withoutGaps(text) : text;
}

/** What joined struck text to what is left goes with it: `~~@john~~ -> @jane`, `@jane (~~@john~~)`. */
function withoutGaps(text: string): string {
  return text
    .replace(/^\uE000[\s\uE000,/;→]*(?:[-=]{1,3}>\s|➡\uFE0F?\s?)?/, '')
    .replace(/(?<![\s\uE000,/;→])[\s\uE000,/;→]*\uE000$/, '')
    .replace(/\(\uE000[\s\uE000]{0,9}\)/g, '')
    .replaceAll(struckGap, '');
}

/** The same for text whose lines matter: every line end is a line feed, and links say where they lead. */
export function readLines(markdown: string, references = noReferences): string {
  const source = withoutPrefixes(markdown);
  const parse = () => textOfAll(parseInline(source, references, 'words and address'));
  const text = isTooMuch(source) ? source : (readSimpleLines(source) ?? parse());
  return text
    .replace(/[^\S\v\n]+/g, ' ')
    .replace(/ ?[\v\n]\s*/g, '\n')
    .trim();
}

function readSimpleLines(source: string): string | undefined {
  const lines: string[] = [];
  for (const line of source.split('\n')) {
    const read = readSimpleLinks(line, 'words and address');
    if (!read) return undefined;
    lines.push(read.text);
  }
  return lines.join('\n');
}

/** Without the indentation and quote marks of the further lines. */
function withoutPrefixes(markdown: string): string {
  return markdown.replace(/(?:\r\n|\r|\n)[ \t>]*/g, '\n').trimEnd();
}

function isTooMuch(markdown: string): boolean {
  if (markdown.length <= maxBrackets) return false;
  if (markdown.length > maxLength) return true;
  const markup = markdown.match(/[`*_~[\]<>\\&!]/g)?.length ?? 0;
  const brackets = markdown.match(/\[/g)?.length ?? 0;
  return markup > maxMarkup || brackets > maxBrackets;
}

/** Line feeds that are meant are `\v` until here, so that they can be told from soft line ends. */
function tidy(text: string): string {
  if (!/[^\S ]|^ | $| {2}/.test(text)) return text;
  return text
    .replace(/[^\S\v]+/g, ' ')
    .replace(/ ?\v ?/g, '\n')
    .trim();
}

function textOf(inline: Inline, node: Node, { from, to }: Pick<Node, 'from' | 'to'>): string {
  const { source } = inline;
  let text = '';
  let at = from;
  for (let child = node.firstChild; child && child.from < to; child = child.nextSibling) {
    if (child.from < from) continue;
    text += source.slice(at, child.from) + wordsOf(inline, child);
    at = child.to;
  }
  return text + source.slice(at, to);
}

function wordsOf(inline: Inline, node: Node): string {
  const markdown = inline.source.slice(node.from, node.to);
  switch (node.name) {
    case 'Paragraph':
    case 'Emphasis':
    case 'StrongEmphasis':
      return textOf(inline, node, node);
    case 'EmphasisMark':
    case 'Comment':
    case 'CommentBlock':
    case 'ProcessingInstruction':
    case 'ProcessingInstructionBlock':
      return '';
    case 'InlineCode':
      return unwrapCode(markdown);
    case 'Escape':
      return markdown.slice(1);
    case 'Entity':
      return readEntity(markdown);
    case 'HardBreak':
      return '\v';
    case 'HTMLTag':
      return /^<br\b/i.test(markdown) ? '\v' : '';
    case 'Autolink':
      return markdown.slice(1, -1);
    case 'Link':
    case 'Image':
      return linkText(inline, node);
    default:
      return markdown;
  }
}

/** `[text](url)` reads as its text; brackets that link nowhere are the author's own. */
function linkText(inline: Inline, node: Node): string {
  const [opening, closing] = node.getChildren('LinkMark');
  const address = addressOf(inline, node);
  if (!opening || !closing || address === undefined) return inline.source.slice(node.from, node.to);
  const text = textOf(inline, node, { from: opening.to, to: closing.from });
  return inline.links === 'words' || text.includes(address) ? text : `${text} (${address})`;
}

/** Where a link leads, without the angle brackets in which its address may stand. */
function addressOf({ source, references }: Inline, node: Node): string | undefined {
  const url = node.getChild('URL');
  if (url) return source.slice(url.from, url.to).replace(/^<(.*)>$/, '$1');
  if (references.size === 0) return undefined;
  const label = node.getChild('LinkLabel');
  if (label && label.to - label.from > 2)
    return references.get(referenceKey(source.slice(label.from + 1, label.to - 1)));
  const [opening, closing] = node.getChildren('LinkMark');
  return references.get(referenceKey(source.slice(opening?.to, closing?.from)));
}

/** How labels of references are compared: without case, and blanks that stand together as one. */
export function referenceKey(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase();
}

function firstUrl(inline: Inline): string | undefined {
  let url: string | undefined;
  inline.top.cursor().iterate(({ name, node, from, to }) => {
    if (url !== undefined || name === 'Image') return false;
    if (name === 'Link') url = addressOf(inline, node);
    else if (name === 'URL') url = inline.source.slice(from, to).replace(/^<(.*)>$/, '$1');
    return url === undefined;
  });
  return url;
}
