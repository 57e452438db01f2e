import { parser, Strikethrough } from '@lezer/markdown';
import { readCodeAndBreaks } from './read-code-and-breaks.js';
import { unwrapCode } from './unwrap-code.js';

/** What a piece of inline Markdown says: `text` as a reader reads it, `url` the target of its first link. */
export interface InlineText {
  readonly text: string;
  readonly url: string | undefined;
}

/** Beyond these the text is returned as written: reading takes time that grows with length times open brackets. */
const maxLength = 10_000;
const maxMarkup = 2_000;
const maxBrackets = 100;

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

const namedCharacters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': ' ',
  '&vert;': '|',
};

/** Whether a link is read as its words alone, or as `words (address)`. */
type Links = 'words' | 'words and address';

/**
 * Reads inline Markdown as a person would: no backticks, emphasis marks, link markup, escapes or HTML tags; `<br>` and
 * hard breaks are line feeds, other line ends are spaces. Total.
 */
export function readInline(markdown: string): InlineText {
  const simple = readCodeAndBreaks(markdown) ?? (isTooMuch(markdown) ? markdown : undefined);
  if (simple !== undefined) return { text: tidy(simple), url: undefined };
  const source = withoutPrefixes(markdown);
  const top = inlineParser.parse(source).topNode;
  return { text: tidy(textOf(top, source, { from: 0, to: source.length }, 'words')), url: firstUrl(top, source) };
}

/** The same for text whose lines matter: every line end is a line feed, and links say where they lead. */
export function readLines(markdown: string): string {
  const source = withoutPrefixes(markdown);
  const text = isTooMuch(source)
    ? source
    : textOf(inlineParser.parse(source).topNode, source, { from: 0, to: source.length }, 'words and address');
  return text
    .replace(/[^\S\v\n]+/g, ' ')
    .replace(/ ?[\v\n]\s*/g, '\n')
    .trim();
}

/** Without the indentation and quote marks of the further lines. */
function withoutPrefixes(markdown: string): string {
  return markdown.replace(/(?:\r\n|\r|\n)[ \t>]*/g, '\n').trimEnd();
}

function isTooMuch(markdown: string): boolean {
  if (markdown.length > maxLength) return true;
  const markup = markdown.match(/[`*_~[\]<>\\&!]/g)?.length ?? 0;
  const brackets = markdown.match(/\[/g)?.length ?? 0;
  return markup > maxMarkup || brackets > maxBrackets;
}

/** Line feeds that are meant are `\v` until here, so that they can be told from soft line ends. */
function tidy(text: string): string {
  return text
    .replace(/[^\S\v]+/g, ' ')
    .replace(/ ?\v ?/g, '\n')
    .trim();
}

function textOf(node: Node, source: string, { from, to }: Pick<Node, 'from' | 'to'>, links: Links): string {
  let text = '';
  let at = from;
  for (let child = node.firstChild; child && child.from < to; child = child.nextSibling) {
    if (child.from < from) continue;
    text += source.slice(at, child.from) + wordsOf(child, source, links);
    at = child.to;
  }
  return text + source.slice(at, to);
}

function wordsOf(node: Node, source: string, links: Links): string {
  const markdown = source.slice(node.from, node.to);
  switch (node.name) {
    case 'Paragraph':
    case 'Emphasis':
    case 'StrongEmphasis':
    case 'Strikethrough':
      return textOf(node, source, node, links);
    case 'EmphasisMark':
    case 'StrikethroughMark':
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
      return linkText(node, source, links);
    default:
      return markdown;
  }
}

/** `[text](url)` reads as its text; brackets that link nowhere are the author's own. */
function linkText(node: Node, source: string, links: Links): string {
  const [opening, closing] = node.getChildren('LinkMark');
  const url = node.getChild('URL');
  if (!opening || !closing || !url) return source.slice(node.from, node.to);
  const text = textOf(node, source, { from: opening.to, to: closing.from }, links);
  const address = addressAt(url, source);
  return links === 'words' || text.includes(address) ? text : `${text} (${address})`;
}

/** Without the angle brackets in which an address may stand. */
function addressAt({ from, to }: Pick<Node, 'from' | 'to'>, source: string): string {
  return source.slice(from, to).replace(/^<(.*)>$/, '$1');
}

function firstUrl(top: Node, source: string): string | undefined {
  let url: string | undefined;
  top.cursor().iterate(({ name, from, to }) => {
    if (url === undefined && name === 'URL') url = addressAt({ from, to }, source);
    return url === undefined && name !== 'Image';
  });
  return url;
}

function readEntity(entity: string): string {
  const named = namedCharacters[entity];
  if (named !== undefined) return named;
  const code = /^&#(?:x([0-9a-f]{1,6})|(\d{1,7}));$/i.exec(entity);
  if (!code) return entity;
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}
