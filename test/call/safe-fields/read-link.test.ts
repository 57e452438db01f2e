import { readLink } from '../../../src/call/safe-fields/read-link.js';

function written(markdown: string, text = markdown, url?: string) {
  return { text, markdown, ...(url ? { url } : {}), span: { start: 0, end: markdown.length }, line: 1 };
}

test.each([
  ['a bare address', written('https://zoom.us/j/1'), 'https://zoom.us/j/1'],
  [
    'an address without its scheme',
    written('example.zoom.com/my/example.meeting'),
    'https://example.zoom.com/my/example.meeting',
  ],
  ['a Markdown link', written('[Zoom](https://zoom.us/j/1)', 'Zoom', 'https://zoom.us/j/1'), 'https://zoom.us/j/1'],
  [
    'an autolink',
    written('<https://zoom.us/j/1>', 'https://zoom.us/j/1', 'https://zoom.us/j/1'),
    'https://zoom.us/j/1',
  ],
  ['an address in backticks', written('`https://zoom.us/j/1`', 'https://zoom.us/j/1'), 'https://zoom.us/j/1'],
])('%s becomes a link', (_case, cell, url) => {
  expect(readLink(cell)).toEqual({ text: cell.text, url });
});

test.each([
  ['words', written('see the invitation')],
  ['a script', written('javascript:alert(1)')],
  ['a script behind a label', written('[Zoom](javascript:alert(1))', 'Zoom', 'javascript:alert(1)')],
  ['data', written('data:text/html,x')],
  ['an address with somebody’s name in front', written('https://gitlab.com@evil.example/x')],
  ['one word', written('zoom')],
  ['nothing', written('')],
])('%s does not become a link', (_case, cell) => {
  expect(readLink(cell)).toEqual({ text: cell.text, url: undefined });
});

test('a row that is missing has neither text nor link', () => {
  expect(readLink(undefined)).toEqual({ text: '', url: undefined });
});
