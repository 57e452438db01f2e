import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { runbookMarkdown, runbookSoup } from '../runbook/arbitrary-runbook.js';
import { fixture } from '../support/fixture.js';

const fixtures = readdirSync(join(process.cwd(), 'test/fixtures/runbooks'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => fixture(`runbooks/${name}`));

const header = [
  ...[
    '| Runbook name | Acme - 2FA |',
    '|---|---|',
    '| DRI | `@john_doe` |',
    '| Schedule at | 2031-10-10 - 23:30 UTC |',
  ],
  ...['| Meeting URL | <https://example.zoom.com/j/1> |', '| Runbook description | a<br>b ~~c~~ |', '| Runbook name |'],
];
const sections = [
  ...[
    '## GitLab Contacts',
    '### :telephone: Customer Contacts (2)',
    '**Pre-call checklist**',
    '<h3>Runbook - Tasks</h3>',
  ],
  ...[
    '### Rollback plan',
    '<summary>Post-call checklist</summary>',
    '# Example',
    'Tasks\n=====',
    '###### 3. Runbook - Tasks',
  ],
];
const tables = [
  ...[
    '| Task | Outcome | Duration |',
    '|---|---|---|',
    '|-|',
    '| a | Success | 12m (planned 10m) |',
    'a | | 10m',
    '| a',
  ],
  ...[
    '| [ ] a | Failed: b | |',
    '| Name | Role | Description |',
    '| Jane Smith | DRI |',
    '|||||',
    '| a \\| b | `c|d` | |',
  ],
];
const items = [
  ...[
    '- [ ] a',
    '* [x] b',
    '1. [~] c',
    '  - [ ] d',
    '[x] - e',
    '- [y ] f',
    '    `because`',
    '  - g',
    '> - [ ] h',
    '- - - i',
  ],
  ...['- [ ] Inform on #support_x', '- [ ]', '[ ]', '-', '+ [X] `j`'],
];
const markup = [
  ...[
    '```',
    '~~~',
    '<!--',
    '-->',
    '<details>',
    '</details>',
    '<br>',
    '>',
    '>>>',
    '> > a',
    '\\',
    '&#0;',
    '&amp;',
    '[a]: b',
    '---',
  ],
  ...[
    '[a](https://b.example "c")',
    '![a](b)',
    '<a href="b">',
    '**a',
    '~~| x |~~',
    '`` ` ``',
    '$a$',
    '\t',
    '    ',
    '::',
    '{+a+}',
  ],
];
const characters = [
  ...[
    '\u0000',
    '\ufeff',
    '\ud800',
    '\udc00',
    '\u202e',
    '\u200b',
    '\u2028',
    '\u0085',
    '\v',
    '\f',
    '\u00a0',
    '👩‍🚀',
    'İ',
    'ß',
    'e\u0301',
    '١٢',
  ],
];
const lineEnds = ['\n', '\n', '\n', '\n\n', '\r\n', '\r', ' \n', ''];

const fragment = fc.constantFrom(...header, ...sections, ...tables, ...items, ...markup, ...characters);

/** Pieces of runbooks in any order. */
const pieces = fc
  .array(fc.tuple(fragment, fc.constantFrom(...lineEnds)), { maxLength: 40 })
  .map((chosen) => chosen.flat().join(''));

interface Mutation {
  readonly kind: 'insert' | 'delete' | 'duplicate' | 'swap' | 'repeat';
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'duplicate', 'swap', 'repeat'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 80 }),
  text: fc.oneof(fragment, fc.string({ unit: 'binary', maxLength: 5 })),
});

function mutate(text: string, { kind, at, length, text: added }: Mutation): string {
  const start = Math.floor(at * text.length);
  const [before, piece, after] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)];
  switch (kind) {
    case 'insert':
      return before + added + piece + after;
    case 'delete':
      return before + after;
    case 'duplicate':
      return before + piece + piece + after;
    case 'swap':
      return after + piece + before;
    case 'repeat':
      return before + piece.repeat(20) + after;
  }
}

const mutated = fc
  .tuple(fc.oneof(fc.constantFrom(...fixtures), runbookMarkdown), fc.array(mutation, { maxLength: 6 }))
  .map(([text, mutations]) => mutations.reduce(mutate, text));

/** Whatever may stand in an issue: runbooks with and without mistakes, pieces of them, and any characters. */
export const issueText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: mutated, weight: 4 },
  { arbitrary: pieces, weight: 3 },
  { arbitrary: runbookSoup, weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 300 }), weight: 1 },
);
