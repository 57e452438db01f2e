import { findReferences } from '../../../sandbox/gitlab/references.js';

const base = 'https://gitlab.example.com/gitlab';

test.each([
  ['a bare mention', 'ask @jane, please', ['jane']],
  ['a mention at the end of a sentence', 'ask @jane.', ['jane']],
  ['a mention in a table cell', '| @jane | DRI |', ['jane']],
  ['an HTML entity', 'ask &#64;jane', ['jane']],
  ['an indented block, which may be a list', '    @jane', ['jane']],
  ['backticks', 'ask `@jane`', []],
  ['double backticks', 'ask `` `@jane` ``', []],
  ['an unbalanced backtick', 'a ` b @jane', ['jane']],
  ['a backtick closed in another paragraph', 'a ` b @jane\n\nc `', ['jane']],
  ['a fence', '~~~\n@jane\n~~~', []],
  ['a backslash', 'ask \\@jane', []],
  ['an e-mail address', 'jane@example.com', []],
])('people named in %s', (_title, text, usernames) => {
  expect(findReferences(text, 'a/b', base).usernames).toEqual(usernames);
});

test.each([
  ['#7', [{ path: 'a/b', iid: 7 }]],
  ['see other/project#7.', [{ path: 'other/project', iid: 7 }]],
  [`${base}/x/y/z/-/issues/9#note_1`, [{ path: 'x/y/z', iid: 9 }]],
  [`${base}/x/y/-/work_items/9`, [{ path: 'x/y', iid: 9 }]],
  ['`#7` \\#8 &#8211;', []],
  ['https://elsewhere.example/x/y/-/issues/9', []],
])('issues named in %s', (text, issues) => {
  expect(findReferences(text, 'a/b', base).issues).toEqual(issues);
});
