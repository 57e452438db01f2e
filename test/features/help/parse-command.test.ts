import { parseCommand } from '../../../src/features/help/parse-command.js';

test.each([
  ['announce 12', { kind: 'announce', issue: '12', product: undefined }],
  ['  Announce   #12  ', { kind: 'announce', issue: '#12', product: undefined }],
  ['announce 12 gitlab.com', { kind: 'announce', issue: '12', product: 'gitlab-com' }],
  ['announce 12 self managed', { kind: 'announce', issue: '12', product: 'self-managed' }],
  ['announce 12 dedicated', { kind: 'unknown-product', typed: 'dedicated' }],
  ['announce issue 12', { kind: 'announce', issue: '12', product: undefined }],
  ['announce # 12 gitlab.com', { kind: 'announce', issue: '12', product: 'gitlab-com' }],
  ['announce — 12 self  managed', { kind: 'announce', issue: '12', product: 'self-managed' }],
  ['\u200bannounce\u200b 12\ufeff', { kind: 'announce', issue: '12', product: undefined }],
  ['check „12“', { kind: 'check', issue: '12“' }],
  [
    'announce <https://gitlab.example/a/b/-/issues/3|Acme - Enforce 2FA (#3)> gitlab.com',
    {
      kind: 'announce',
      issue: '<https://gitlab.example/a/b/-/issues/3|Acme - Enforce 2FA (#3)>',
      product: 'gitlab-com',
    },
  ],
  ['announce', { kind: 'no-issue', subcommand: 'announce' }],
  ['check group/project#3', { kind: 'check', issue: 'group/project#3' }],
  ['outcomes 12', { kind: 'outcomes', issue: '12' }],
  [
    'Complete https://gitlab.example/a/b/-/issues/3',
    { kind: 'complete', issue: 'https://gitlab.example/a/b/-/issues/3' },
  ],
  ['outcomes', { kind: 'no-issue', subcommand: 'outcomes' }],
  ['complete', { kind: 'no-issue', subcommand: 'complete' }],
  ['outcome 12', { kind: 'unknown-subcommand', typed: 'outcome', nearest: 'outcomes' }],
  ['help', { kind: 'help' }],
  ['', { kind: 'help' }],
  ['anounce 12', { kind: 'unknown-subcommand', typed: 'anounce', nearest: 'announce' }],
  ['chekc', { kind: 'unknown-subcommand', typed: 'chekc', nearest: 'check' }],
])('“/runbook %s”', (text, parsed) => {
  expect(parseCommand(text)).toEqual(parsed);
});
