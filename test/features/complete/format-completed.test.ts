import { formatCompleted, refetchCompletion } from '../../../src/features/complete/format-completed.js';

test.each([
  ['completed', 'Call completed. Summary posted, runbook updated.'],
  ['corrected', 'Summary corrected. The threads say what changed.'],
  ['unchanged', 'No changes. Nothing was posted.'],
] as const)('after a call was %s a person reads that', (answer, words) => {
  expect(formatCompleted(answer)).toBe(words);
});

test.each([
  [
    'look-again',
    [
      'Not posted: someone else completed or corrected this call. The summary now says:',
      'Partial: 12 groups are left',
      'Your text is still here. Submit again to replace theirs.',
    ].join('\n'),
  ],
  ['reason-needed', 'Not posted yet: something is open now. Say why, or close it first.'],
] as const)('when they have to look again because of %s they read why', (why, words) => {
  expect(refetchCompletion(why, { result: 'Partial', currentState: '12 groups are left' })).toBe(words);
});
