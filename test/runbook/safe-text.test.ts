import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { safeCode, safeInline } from '../../src/runbook/safe-text.js';
import { hostileText } from './arbitrary-runbook.js';

describe('safeInline', () => {
  test.each([
    [
      'leaves plain words alone',
      '3 users not found, the rest (2,497) is fine - see below.',
      '3 users not found, the rest (2,497) is fine - see below.',
    ],
    ['leaves other scripts and emoji readable', 'größer 株式会社', 'größer 株式会社'],
    ['defuses a mention', 'ask @jane', 'ask `@jane`'],
    ['defuses references', '#1 !1 &1 ~label %milestone $1', '`#1` `!1` `&1` `~label` `%milestone` `$1`'],
    ['defuses references without a mark', 'GL-12 and 0123abcd', '`GL-12` and `0123abcd`'],
    [
      'defuses web addresses',
      'https://gitlab.com/a/b/-/issues/1 www.example.com',
      '`https://gitlab.com/a/b/-/issues/1` `www.example.com`',
    ],
    ['defuses a quick action', '/close', '`/close`'],
    ['defuses a quick action behind a carriage return', 'a\n\r/close', 'a<br>`/close`'],
    ['defuses a quick action behind a Unicode line end', 'a\u2028/close', 'a<br>`/close`'],
    ['leaves a slash inside a line', 'yes and/or no /either/', 'yes and/or no /either/'],
    ['escapes pipes', 'a | b|c', 'a \\| `b`\\|`c`'],
    ['keeps a backslash before a pipe apart from the escape', 'a\\|b', '`a\\`\\|`b`'],
    ['wraps backticks in more backticks', 'use `x` and ``', 'use `` `x` `` and ``` `` ```'],
    ['defuses HTML and markup', '<b> *x* [a](b) &amp;', '`<b>` `*x*` `[a](b)` `&amp;`'],
    [
      'defuses what makes a line a list or a heading',
      '- a\n1. b\n--- c\n=== d',
      '`-` a<br>`1.` b<br>`---` c<br>`===` d',
    ],
    ['drops control characters and blank lines', '\u0000a\u0007\n\n  \n b\tc ', 'a<br>b c'],
    ['is nothing for nothing', ' \n ', ''],
  ])('%s', (_, text, expected) => {
    expect(safeInline(text)).toBe(expected);
  });

  test('whatever is typed, nothing but harmless characters is outside code', () => {
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, inCell) => {
        const markdown = inCell ? `| a | b |\n|---|---|\n| x | ${safeInline(text)} |` : safeInline(text);

        const nodes = descendants(parse(markdown));

        const types = new Set(nodes.map(({ type }) => type).filter((type) => !structure.has(type)));
        const outsideCode = nodes.filter(({ type }) => type === 'text').map(({ value }) => value ?? '');
        expect([...types]).toEqual([]);
        expect(outsideCode.filter((words) => /[@#!&~%$^*_<>[\]{}`\\]|:\/\//.test(words))).toEqual([]);
        expect(nodes.filter(({ type, value }) => type === 'html' && value !== '<br>')).toEqual([]);
        expect(nodes.filter(({ type }) => type === 'tableCell')).toHaveLength(inCell ? 4 : 0);
        // In code a `<br>` is two letters between angle brackets.
        expect(markdown.replace(/(`+)[\s\S]*?\1(?!`)/g, 'code')).not.toMatch(/(?:^|[\n\r]|<br>)\s*\//);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('safeCode', () => {
  test.each([
    ['puts everything into one code span', 'ask @jane', '`ask @jane`'],
    ['joins lines', 'a\r\n/close', '`a /close`'],
    ['keeps backticks off its own', '`', '`` ` ``'],
    ['is nothing for nothing', '\n', ''],
  ])('%s', (_, text, expected) => {
    expect(safeCode(text)).toBe(expected);
  });
});

const structure = new Set(['root', 'paragraph', 'text', 'inlineCode', 'html', 'table', 'tableRow', 'tableCell']);

/** The part of an mdast node that this test reads. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function parse(markdown: string): Node {
  return fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

function descendants(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(descendants)];
}
