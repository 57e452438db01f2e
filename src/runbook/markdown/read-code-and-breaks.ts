import { unwrapCode } from './unwrap-code.js';

/** One code span on one line, a line break, or words without any character that means something to Markdown. */
const token = /(`+)(?!`)[^\r\n]*?(?<!`)\1(?!`)|<br>|[^`*_~[\]<>\\&!\r\n]+/y;

/**
 * Reads inline Markdown that is made of plain words, code spans and `<br>` (a `\v` in the result); `undefined` when there
 * is anything else in it. This is all that the app itself writes (`safeInline`). It takes one walk through the text and
 * needs no limits, so that a note is read back as it was typed however many of its words had to go into code.
 */
export function readCodeAndBreaks(markdown: string): string | undefined {
  const pieces: string[] = [];
  token.lastIndex = 0;
  for (let at = 0; at < markdown.length; at = token.lastIndex) {
    const [found, fence] = token.exec(markdown) ?? [];
    if (found === undefined) return undefined;
    pieces.push(found === '<br>' ? '\v' : fence === undefined ? found : unwrapCode(found));
  }
  return pieces.join('');
}
