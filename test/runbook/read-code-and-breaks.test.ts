import { parser } from '@lezer/markdown';
import fc from 'fast-check';
import { readCodeAndBreaks } from '../../src/runbook/markdown/read-code-and-breaks.js';
import { plainLines, safeInline } from '../../src/runbook/safe-text.js';
import { hostileText } from './arbitrary-runbook.js';

describe('readCodeAndBreaks', () => {
  test.each([
    ['plain words', 'plain words'],
    ['a `@jane` b', 'a @jane b'],
    ['`` `x` `` and ``` `` ```', '`x` and ``'],
    ['`a`<br>`b`', 'a\vb'],
    ['`<br>`', '<br>'],
    ['``', undefined],
    ['`a', undefined],
    ['``a`', undefined],
    ['`a``', undefined],
    ['a *b*', undefined],
    ['a<BR>b', undefined],
    ['`a\nb`', undefined],
    ['', ''],
  ])('reads %j as %j', (markdown, text) => {
    expect(readCodeAndBreaks(markdown)).toBe(text);
  });

  test('reads all that the app writes', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = safeInline(text).replaceAll('\\|', '|');

        expect(readCodeAndBreaks(markdown)?.split('\v')).toEqual(linesOf(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('sees code where CommonMark sees it', () => {
    const pieces = fc.constantFrom('`', '``', '```', 'a', ' ', '<br>');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const markdown = `a${parts.join('')}a`;
        const text = readCodeAndBreaks(markdown);
        const spans: string[] = [];
        parser
          .parse(markdown)
          .cursor()
          .iterate(({ name, from, to }) => {
            if (name === 'InlineCode') spans.push(markdown.slice(from, to));
          });

        const outside = spans.reduce((rest, span) => rest.replace(span, ''), markdown);

        expect(text === undefined).toBe(outside.includes('`'));
      }),
      { numRuns: 1000 },
    );
  });
});

function linesOf(text: string): readonly string[] {
  const lines = plainLines(text);
  return lines.length === 0 ? [''] : lines;
}
