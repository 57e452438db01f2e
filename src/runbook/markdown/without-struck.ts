import type { parser } from '@lezer/markdown';

type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** Stands where struck text was, so that the marks around it do not join: a character for private use, one code unit. */
export const struckGap = '\uE000';

const deletion = /^<(\/?)(?:del|s|strike)(?:\s[^>]*)?>$/i;

/**
 * A parsed inline text without what is struck through: `~~text~~`, `<del>`, `<s>` and `<strike>`, which are not there for a
 * reader. The same text when nothing is. A tag without its end strikes the rest of the text, as it does in a browser.
 */
export function withoutStruck(source: string, top: SyntaxNode): string {
  if (!source.includes('~~') && !/<(?:del|s)/i.test(source)) return source;
  const pieces: string[] = [];
  let at = 0;
  let tagStart: number | undefined;
  const strike = (from: number, to: number) => {
    pieces.push(source.slice(at, from));
    at = to;
  };
  top.cursor().iterate(({ name, node, from, to }) => {
    if (name === 'Strikethrough' && tagStart === undefined && from >= at) strike(from, to);
    if (name === 'Strikethrough') return false;
    if (name === 'Link' && tagStart === undefined && from >= at && isAllStruck(node)) {
      strike(from, to);
      return false;
    }
    const tag = name === 'HTMLTag' ? deletion.exec(source.slice(from, to)) : null;
    if (tag?.[1] === '') tagStart ??= from;
    else if (tag && tagStart !== undefined) {
      strike(tagStart, to);
      tagStart = undefined;
    }
    return true;
  });
  if (tagStart !== undefined) strike(tagStart, source.length);
  return [...pieces, source.slice(at)].join(struckGap);
}

/** Whether all words of a link are struck through: `[~~Zoom~~](https://…)`. */
function isAllStruck(link: SyntaxNode): boolean {
  const words = link.firstChild?.nextSibling;
  return words?.name === 'Strikethrough' && words.from === link.firstChild?.to && words.nextSibling?.from === words.to;
}
