import fc from 'fast-check';
import { readInline, readLines } from '../../src/runbook/markdown/read-inline.js';
import { readSimpleLinks } from '../../src/runbook/markdown/read-simple-links.js';

/** The full parser reads it when something stands before it that the quick way does not know. */
function parsed(markdown: string) {
  const { text, url } = readInline(`<i></i>${markdown}`);
  return { text, url };
}

test.each([
  ['[a link](https://docs.gitlab.com/x)', 'a link', 'https://docs.gitlab.com/x'],
  [
    'Step 1 with `code` and [a link](https://a.example/b?c=d#e)',
    'Step 1 with code and a link',
    'https://a.example/b?c=d#e',
  ],
  ['[a](https://a.example) [b](https://b.example)', 'a b', 'https://a.example'],
  ['john_doe and jane_smith', 'john_doe and jane_smith', undefined],
])('%s is read quickly', (markdown, text, url) => {
  expect(readSimpleLinks(markdown, 'words')).toEqual({ text, url });
});

const piece = fc.constantFrom(
  ...[
    'a',
    'word ',
    ' ',
    '`code`',
    '`` a`b ``',
    '[a](https://a.example/b)',
    '[a b](http://c.example)',
    '[`a`](https://d.example)',
  ],
  ...[
    '[x]',
    '(',
    ')',
    '](',
    '[',
    ']',
    '_',
    'a_b',
    '__',
    '*',
    '!',
    '.',
    ':',
    '[a](b)',
    '[a](https://a.example "t")',
    '`',
  ],
  ...[
    'https://a.example',
    'www.a.example',
    '|',
    '\\\\',
    '&',
    '~~',
    '<br>',
    '"',
    '[a](https://a.example/x_y)',
    '-',
    '#1',
    '\\t',
  ],
);

test('what is read quickly is read as the parser reads it', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
      (markdown) => {
        const quick = readSimpleLinks(markdown, 'words');
        fc.pre(quick !== undefined);
        expect(readInline(markdown)).toEqual(parsed(markdown));
      },
    ),
    { numRuns: 3000 },
  );
});

test('lines that are read quickly are read as the parser reads them', () => {
  const lines = fc.array(fc.oneof(piece, fc.constantFrom('\n', '  \n', '\n\n', '\n> ')), { maxLength: 10 });
  fc.assert(
    fc.property(
      lines.map((pieces) => pieces.join('')),
      (markdown) => {
        // The parser reads all of it when something stands behind it that the quick way does not know.
        expect(readLines(markdown)).toBe(readLines(`${markdown}\n<i></i>`));
      },
    ),
    { numRuns: 3000 },
  );
});

test.each([
  ['See [the docs](https://docs.example/1) first', 'See the docs (https://docs.example/1) first'],
  ['[https://docs.example/1](https://docs.example/1)', 'https://docs.example/1'],
  ['`a`\n  > b_c', 'a\nb_c'],
])('the lines %j say %j', (markdown, text) => {
  expect(readLines(markdown)).toBe(text);
});
