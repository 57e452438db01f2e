import { judgeFacts } from '../../bench/crash/judge-turn.js';

const growth = new Map([['the post', 1]]);

test.each([
  ['once', { 'the post': 1, comments: 2 }, [], []],
  ['not at all', { 'the post': 0, comments: 2 }, ['the post'], []],
  ['twice', { 'the post': 2, comments: 2 }, [], ['the post (2 instead of 1)']],
  ['once, and something else beside it', { 'the post': 1, comments: 3 }, [], ['comments (1 instead of 0)']],
  ['once, and something that was there is gone', { 'the post': 1, comments: 1 }, ['comments'], []],
])('what is to be there once and is there %s', (_, after, lost, doubled) => {
  const before = new Map(Object.entries({ 'the post': 0, comments: 2 }));

  expect(judgeFacts(before, new Map(Object.entries(after)), growth)).toEqual({ lost, doubled });
});
