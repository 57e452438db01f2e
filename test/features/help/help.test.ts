import { renderHelp, renderMisread } from '../../../src/features/help/help.js';
import { messageForJane } from '../../support/views/as-people-see-it.js';

function read(text: string): string {
  return messageForJane({ text, blocks: [] }).text;
}

test('help shows every command with what it does', () => {
  expect(read(renderHelp())).toMatchSnapshot();
});

test.each([
  [
    { kind: 'no-issue', subcommand: 'announce' },
    'Which runbook? Type /runbook announce 12, or give the issue’s address.',
  ],
  [
    { kind: 'no-issue', subcommand: 'outcomes' },
    'Which runbook? Type /runbook outcomes 12, or give the issue’s address.',
  ],
  [{ kind: 'no-issue', subcommand: 'check' }, 'Which runbook? Type /runbook check 12, or give the issue’s address.'],
  [
    { kind: 'unknown-product', typed: 'dedicated' },
    '“dedicated” isn’t a product. Use gitlab.com or self-managed, or leave it out: the issue’s labels decide, or the form asks.',
  ],
] as const)('%j is answered with what to type', (parsed, words) => {
  expect(read(renderMisread(parsed))).toBe(words);
});

test('an unknown command is answered with the nearest one, and help', () => {
  const text = read(renderMisread({ kind: 'unknown-subcommand', typed: 'anounce', nearest: 'announce' }));

  expect(text).toMatch(/^Unknown command\. Did you mean \/runbook announce\?\n\nRunbook calls announces/);
});

test.each(['<!channel>', '`<!here>`', '<@U0JOHN>', '@everyone', 'x'.repeat(5000), `${'x'.repeat(58)}😀😀`])(
  'what was typed is quoted harmlessly and short: %.20s',
  (typed) => {
    const product = renderMisread({ kind: 'unknown-product', typed });
    const command = renderMisread({ kind: 'unknown-subcommand', typed, nearest: 'help' });

    for (const text of [product, command]) {
      expect(messageForJane({ text, blocks: [] }).live).toEqual([]);
      expect(text).not.toContain('x'.repeat(60));
      expect(text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    }
  },
);
