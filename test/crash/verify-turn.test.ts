import { verifyFacts, verifyJobs } from './verify-turn.js';

const growth = new Map([['the post', 1]]);

test.each([
  ['once', { 'the post': 1, comments: 2 }, [], []],
  ['not at all', { 'the post': 0, comments: 2 }, ['the post'], []],
  ['twice', { 'the post': 2, comments: 2 }, [], ['the post (2 instead of 1)']],
  ['once, and something else beside it', { 'the post': 1, comments: 3 }, [], ['comments (1 instead of 0)']],
  ['once, and something that was there is gone', { 'the post': 1, comments: 1 }, ['comments'], []],
])('what is to be there once and is there %s', (_, after, lost, doubled) => {
  const before = new Map(Object.entries({ 'the post': 0, comments: 2 }));

  expect(verifyFacts(before, new Map(Object.entries(after)), growth)).toEqual({ lost, doubled });
});

test.each([
  ['is due and still open', { state: 'pending', dueAt: 1_000 }, 0, ['key is pending'], []],
  ['becomes due a moment later', { state: 'pending', dueAt: 1_001 }, 0, [], []],
  ['was done, and its message is there', { state: 'completed', dueAt: 900 }, 1, [], []],
  [
    'was done, and its message is missing',
    { state: 'completed', dueAt: 900 },
    0,
    ['key is recorded as sent, and is not there'],
    [],
  ],
  ['was done twice', { state: 'completed', dueAt: 900 }, 2, [], ['key, 2 times']],
  ['has failed', { state: 'failed', dueAt: 900 }, 0, ['key is failed'], []],
])('a job that %s', (_, job, messages, lost, doubled) => {
  const posted = new Map(messages === 0 ? [] : [['key', messages]]);
  const stored = { now: 1_000, jobs: [{ id: 1, key: 'key', kind: 'announcement', ...job }] };

  expect(verifyJobs(posted, stored, undefined)).toEqual({ lost, doubled });
});
