import { answersAClick } from '../../../src/call/jobs/answers-a-click.js';
import type { NewJob } from '../../../src/call/jobs/job.js';
import { resultNoticeKey, withResultNotice } from '../../../src/call/jobs/plan-result-notice.js';
import { nothingRecorded } from '../../../src/call/recording/recording.js';
import { sampleCall } from '../../support/sample-call.js';

const call = { ...sampleCall(), id: 7, revision: 3, recording: { ...nothingRecorded, revision: 5 } };
const now = 1_000;

function job(kind: 'record' | 'close-issue' | 'public-notice'): NewJob {
  return { key: kind, queue: 'issue', dueAt: now, payload: { kind }, prerequisites: [] };
}

test('the notice names what is waited for, is due when the window has had its time, and has a queue of its own', () => {
  const plan = withResultNotice(
    { jobs: [job('record'), job('public-notice'), job('close-issue')] },
    call,
    { slackId: 'U0JANE', action: 'completed' },
    now,
  );

  expect(plan.jobs.at(-1)).toEqual({
    key: 'call 7 · result of recording 5 · U0JANE',
    queue: 'result 7 U0JANE',
    dueAt: 31_000,
    payload: { kind: 'result-notice', slackId: 'U0JANE', action: 'completed', jobs: ['record', 'close-issue'] },
    prerequisites: [],
  });
  expect(plan.jobs).toHaveLength(4);
});

test('of nothing that somebody waits for there is nothing to tell', () => {
  const plan = { jobs: [job('public-notice')] };

  expect(withResultNotice(plan, call, { slackId: 'U0JANE', action: 'recorded' }, now)).toEqual(plan);
});

test('what a plan takes back stays so', () => {
  const cancels = { kinds: ['reminder'], dueAfter: now } as const;

  expect(
    withResultNotice({ jobs: [job('record')], cancels }, call, { slackId: 'U0JANE', action: 'updated' }, now),
  ).toMatchObject({ cancels });
});

test.each([
  ['announced', 'call 7 · result of announcement 3 · U0JANE'],
  ['updated', 'call 7 · result of announcement 3 · U0JANE'],
  ['recorded', 'call 7 · result of recording 5 · U0JANE'],
  ['completed', 'call 7 · result of recording 5 · U0JANE'],
  ['corrected', 'call 7 · result of recording 5 · U0JANE'],
  ['closed', 'call 7 · result of recording 5 · U0JANE'],
] as const)('the result of what was %s has the key %s', (action, key) => {
  expect(resultNoticeKey(call, { slackId: 'U0JANE', action })).toBe(key);
});

test('nobody waits for a notice in turn', () => {
  expect(answersAClick({ kind: 'result-notice', slackId: 'U0JANE', action: 'announced', jobs: [] })).toBe(false);
});
