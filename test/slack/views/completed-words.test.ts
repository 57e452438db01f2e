import { completedWords, lookAgainAtCompletion } from '../../../src/slack/views/completed-words.js';

test.each([
  ['completed', 'The call is completed: the channels have its summary, and the runbook says so.'],
  ['corrected', 'The summary is corrected: the posts say so, with a line about what has changed in their threads.'],
  ['unchanged', 'The summary says this already. Nothing was posted.'],
] as const)('after a call was %s a person reads that', (answer, words) => {
  expect(completedWords(answer)).toBe(words);
});

test.each([
  [
    'look-again',
    [
      'Nothing was posted: somebody else has completed this call or corrected it since you saw it. The summary says:',
      'Partial: 12 groups are left',
      'Your words are still here. Submit again if they should stand instead.',
    ].join('\n'),
  ],
  ['reason-needed', 'Nothing was posted yet: something is open by now. Say why, or settle it first.'],
] as const)('when they have to look again because of %s they read why', (why, words) => {
  expect(lookAgainAtCompletion(why, { result: 'Partial', currentState: '12 groups are left' })).toBe(words);
});
