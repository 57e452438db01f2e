import { extractQuickActions } from '../../../sandbox/gitlab/quick-actions.js';

test.each([
  ['a line of its own', 'Hello\n/close\nworld', ['close '], 'Hello\nworld'],
  ['an argument', '/assign @jane @joe', ['assign @jane @joe'], ''],
  ['any letter case', '/CLOSE', ['close '], ''],
  ['a carriage return that hides it', 'text\n\r/close', ['close '], 'text'],
  ['Windows line ends', 'a\r\n/label ~bug\r\nb\r\n', ['label ~bug'], 'a\nb'],
  ['a fence that is never closed', '```\n/close', ['close '], '```'],
  ['a quote marked line by line does not start with a slash', '> /close', [], '> /close'],
  ['a table cell', '| /close |', [], '| /close |'],
  ['a leading space', ' /close', [], ' /close'],
  ['a fence', '```\n/close\n```', [], '```\n/close\n```'],
  ['a block quote', '>>>\n/close\n>>>', [], '>>>\n/close\n>>>'],
  ['an HTML block', '<div>\n/close\n</div>', [], '<div>\n/close\n</div>'],
  ['inline code', '`/close`', [], '`/close`'],
  ['a word that is no quick action', '/etc/passwd\n/usr bin', [], '/etc/passwd\n/usr bin'],
  ['a known word that goes on', '/closed', [], '/closed'],
])('quick actions in %s', (_title, text, actions, left) => {
  const extracted = extractQuickActions(text);

  expect(extracted.actions.map(({ name, argument }) => `${name} ${argument}`)).toEqual(actions);
  expect(extracted.text).toBe(left);
});

test.each([
  ['a fence of 150,000 lines', `\`\`\`\n${'/close\n'.repeat(150_000)}\`\`\``, 0],
  ['a megabyte of fences that are never closed', '```a\n'.repeat(200_000), 0],
  ['a megabyte of quick actions', '/close\n'.repeat(150_000), 150_000],
])('%s does not hold GitLab up', (_title, text, expected) => {
  const started = performance.now();

  const { actions } = extractQuickActions(text);

  expect(actions).toHaveLength(expected);
  expect(performance.now() - started).toBeLessThan(2_000);
});
