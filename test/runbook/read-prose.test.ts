import fc from 'fast-check';
import { parseRunbook } from '../../src/runbook/parse-runbook.js';
import { runbookMarkdown } from './arbitrary-runbook.js';

/** What a rollback plan of these lines reads as. */
function planOf(lines: readonly string[], lineEnd = '\n'): string | undefined {
  const markdown = ['### Rollback plan', '', ...lines, '', '### Post-call checklist'].join(lineEnd);
  return parseRunbook(markdown).runbook.rollbackPlan?.text;
}

describe('a rollback plan', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['keeps its lines', ['Switch it off.', 'Tell the customer.'], ['Switch it off.', 'Tell the customer.']],
    ['keeps its paragraphs', ['Switch it off.', '', '', 'Tell them.'], ['Switch it off.', '', 'Tell them.']],
    ['breaks a line at <br>', ['one<br>two\\', 'three  ', 'four'], ['one', 'two', 'three', 'four']],
    [
      'says where its links lead',
      ['See [the *steps*](https://a.example/1) and <https://b.example>.'],
      ['See the steps (https://a.example/1) and https://b.example.'],
    ],
    ['says an address once', ['[https://a.example](https://a.example)'], ['https://a.example']],
    ['is text where there is markup', ['**Do** `not` &amp; \\*never\\* <b>this</b>'], ['Do not & *never* this']],
    ['shows a list as one', ['* one', '* two', '  more'], ['• one', '• two', '  more']],
    ['counts on from the first number', ['3. one', '3. two', '3. three'], ['3. one', '4. two', '5. three']],
    [
      'indents what is below an item',
      ['1. Log in', '   - as `root`', '', '     or not', '2. Go'],
      ['1. Log in', '   • as root', '', '     or not', '2. Go'],
    ],
    ['keeps boxes', ['- [ ] Log in', '- [x] Go'], ['• [ ] Log in', '• [x] Go']],
    [
      'keeps the lines and the indentation of code',
      ['```ruby', 'if a', '  b `c` *d*', '', 'end', '```'],
      ['if a', '  b `c` *d*', '', 'end'],
    ],
    ['keeps code inside an item', ['1. Run', '   ~~~', '   a', '     b', '   ~~~'], ['1. Run', '   a', '     b']],
    ['keeps indented code', ['    a', '      b', '    c'], ['a', '  b', 'c']],
    ['keeps code inside a quote', ['> ```', '> a', '>   b > c', '> ```'], ['a', '  b > c']],
    ['runs on where a fence is not closed', ['```', 'a'], ['a', '', '### Post-call checklist']],
    [
      'shows a table row by row',
      ['| Step | `Who` |', '|---|---|', '| [Log in](https://a.example) | a \\| b<br>c |'],
      ['Step | Who', 'Log in (https://a.example) | a | b c'],
    ],
    ['has its headings as lines', ['#### First', 'Log in'], ['First', 'Log in']],
    ['leaves out comments', ['Log in', '', '<!-- why -->', '', 'Go'], ['Log in', '', 'Go']],
    ['says nothing in empty items and fences', ['- ', '- ```', '  ```', '```', '', '```'], []],
  ])('%s', (_, lines, expected) => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const plan = planOf(lines, lineEnd);

      expect(plan?.split('\n')).toEqual(expected.length === 0 ? [''] : expected);
    }
  });

  test('has no carriage returns, blank lines at its ends, or two blank lines in a row outside code', () => {
    fc.assert(
      fc.property(runbookMarkdown, (markdown) => {
        const plan = parseRunbook(markdown).runbook.rollbackPlan?.text ?? '';

        expect(plan).not.toMatch(/\r|^\s|\s$|\n\n\n/);
      }),
    );
  });
});
