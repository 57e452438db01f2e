import { parser, Strikethrough } from '@lezer/markdown';

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

/**
 * Reads inline Markdown as a person would: no backticks, emphasis marks, link markup, escapes or HTML tags; `<br>` and
 * hard breaks are line feeds, other line ends are spaces. Total.
 */
export function readInline(markdown: string): InlineText {
  if (isPlain(markdown)) return { text: tidy(markdown), url: undefined };
  const source = markdown.replace(/(?:\r\n|\r|\n)[ \t>]*/g, '\n').trimEnd();
  const top = inlineParser.parse(source).topNode;
  return { text: tidy(textOf(top, source, 0, source.length)), url: firstUrl(top, source) };
}

function isPlain(markdown: string): boolean {
  if (markdown.length > maxLength) return true;
  const markup = markdown.match(/[`*_~[\]<>\\&!]/g)?.length ?? 0;
  const brackets = markdown.match(/\[/g)?.length ?? 0;
  return markup > maxMarkup || brackets > maxBrackets || (markup === 0 && !/[\r\n]/.test(markdown));
}

/** Line feeds that are meant are `\v` until here, so that they can be told from soft line ends. */
function tidy(text: string): string {
  return text
    .replace(/[^\S\v]+/g, ' ')
    .replace(/ ?\v ?/g, '\n')
    .trim();
}

function textOf(node: Node, source: string, start: number, end: number): string {
  let text = '';
  let at = start;
  for (let child = node.firstChild; child && child.from < end; child = child.nextSibling) {
    if (child.from < start) continue;
    text += source.slice(at, child.from) + wordsOf(child, source);
    at = child.to;
  }
  return text + source.slice(at, end);
}

function wordsOf(node: Node, source: string): string {
  const markdown = source.slice(node.from, node.to);
  switch (node.name) {
    case 'Paragraph':
    case 'Emphasis':
    case 'StrongEmphasis':
    case 'Strikethrough':
      return textOf(node, source, node.from, node.to);
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
      return linkText(node, source);
    default:
      return markdown;
  }
}

/** `[text](url)` reads as its text; brackets that link nowhere are the author's own. */
function linkText(node: Node, source: string): string {
  const [opening, closing] = node.getChildren('LinkMark');
  if (!opening || !closing || !node.getChild('URL')) return source.slice(node.from, node.to);
  return textOf(node, source, opening.to, closing.from);
}

function firstUrl(top: Node, source: string): string | undefined {
  let url: string | undefined;
  top.cursor().iterate(({ name, from, to }) => {
    if (url === undefined && name === 'URL') url = source.slice(from, to).replace(/^<(.*)>$/, '$1');
    return url === undefined && name !== 'Image';
  });
  return url;
}

/**
 * The content of text that is one code span (`` `a` `` says `a`); other text is returned as it is.
 * As in CommonMark, one space inside each end belongs to the marks when both are there.
 */
export function unwrapCode(markdown: string): string {
  const fence = /^`+/.exec(markdown)?.[0] ?? '';
  const inner = markdown.slice(fence.length, -fence.length);
  const runs = Array.from(inner.matchAll(/`+/g), ([run]) => run);
  if (fence === '' || inner === '' || !markdown.endsWith(fence) || runs.includes(fence)) return markdown;
  if (inner.endsWith('`') || inner.startsWith('`')) return markdown;
  return inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '' ? inner.slice(1, -1) : inner;
}

function readEntity(entity: string): string {
  const named = namedCharacters[entity];
  if (named !== undefined) return named;
  const code = /^&#(?:x([0-9a-f]{1,6})|(\d{1,7}));$/i.exec(entity);
  if (!code) return entity;
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}
