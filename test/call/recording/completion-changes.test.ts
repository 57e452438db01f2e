import { completionChanges } from '../../../src/call/recording/completion-changes.js';
import type { Completion } from '../../../src/call/recording/recording.js';
import { aCompletion } from '../../support/a-completion.js';

const followUp = { what: 'Rotate the tokens', by: 'Jane', links: ['https://docs.example.com/tokens'] };
const before = aCompletion({ followUps: [followUp] });
const { totals } = before;

test('a completion that says the same again is no correction', () => {
  const again = aCompletion({
    followUps: [{ ...followUp, links: [...followUp.links] }],
    completedAt: before.completedAt + 60_000,
    completedBy: { slackId: 'U0JANE', gitlabId: 12, gitlabUsername: 'jane_smith', name: 'Jane Smith' },
  });

  expect(completionChanges(before, again, 0)).toEqual([]);
});

test.each<[string, Partial<Completion>, object]>([
  ['the result', { result: 'Partial' }, { kind: 'result', from: 'Success', to: 'Partial' }],
  ['the current state', { currentState: 'Two groups are left.' }, { kind: 'current-state' }],
  ['a reason that is given', { whyOpen: 'The customer left.' }, { kind: 'reason' }],
  ['what a follow-up says', { followUps: [{ ...followUp, what: 'Remove the tokens' }] }, { kind: 'follow-ups' }],
  ['who does a follow-up', { followUps: [{ ...followUp, by: '' }] }, { kind: 'follow-ups' }],
  ['a link', { followUps: [{ ...followUp, links: ['https://docs.example.com/'] }] }, { kind: 'follow-ups' }],
  ['one link less', { followUps: [{ ...followUp, links: [] }] }, { kind: 'follow-ups' }],
  ['one follow-up more', { followUps: [followUp, followUp] }, { kind: 'follow-ups' }],
  ['the total time', { totals: { ...totals, actualMinutes: 50 } }, { kind: 'total-time', from: 42, to: 50 }],
  [
    'a total time that is unknown now',
    { totals: { ...totals, actualMinutes: undefined } },
    { kind: 'total-time', from: 42, to: undefined },
  ],
])('%s is told', (_what, parts, change) => {
  expect(completionChanges(before, { ...before, ...parts }, 0)).toEqual([change]);
});

test('how many tasks were corrected is told, also when the numbers stay as they were', () => {
  expect(completionChanges(before, before, 2)).toEqual([{ kind: 'tasks', count: 2 }]);
});

test.each([
  ['one failed after all', { Success: 2, Partial: 0, Failed: 1, Skipped: 0, open: 0 }, 0, 1],
  ['a row was added', { Success: 3, Partial: 0, Failed: 0, Skipped: 0, open: 1 }, 0, 1],
  ['two rows were removed', { Success: 1, Partial: 0, Failed: 0, Skipped: 0, open: 0 }, 0, 2],
  ['one failed, and two others were corrected', { Success: 2, Partial: 0, Failed: 1, Skipped: 0, open: 0 }, 3, 3],
])('numbers that the issue has changed are told as well: %s', (_case, counts, changedTasks, count) => {
  const after = { ...before, totals: { ...totals, counts } };

  expect(completionChanges(before, after, changedTasks)).toEqual([{ kind: 'tasks', count }]);
});

test('all that is different is told, what matters most first', () => {
  const after = aCompletion({
    result: 'Failed',
    currentState: 'Rolled back.',
    whyOpen: 'Rolled back.',
    totals: { ...totals, actualMinutes: 55 },
  });

  expect(completionChanges(before, after, 1).map(({ kind }) => kind)).toEqual([
    'result',
    'current-state',
    'follow-ups',
    'reason',
    'tasks',
    'total-time',
  ]);
});
