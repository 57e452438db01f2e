import type { Job } from '../../../src/call/jobs/job.js';
import { planFailureNotice } from '../../../src/call/jobs/plan-failure-notice.js';
import { aCall } from '../../support/a-call.js';

const failed: Job = {
  id: 7,
  subjectId: 42,
  key: 'call 42 · announcement · managers',
  queue: 'channel managers',
  dueAt: 0,
  payload: { kind: 'announcement', audience: 'managers' },
  prerequisites: [],
  state: 'running',
  attempts: 1,
  firstAttemptAt: 0,
  failure: undefined,
};

const cause = { service: 'Slack', code: 'not_in_channel' } as const;

test('the DRI is told, at once, and once more of what fails within ten seconds', () => {
  const payload = { kind: 'failure-notice', failed: 'call 42 · announcement · managers', cause };
  const key = 'call 42 · notice of failure · Slack not_in_channel';

  expect(planFailureNotice(aCall(), failed, cause, 5_000)).toEqual([
    { key, queue: 'dm U0JOHN', dueAt: 5_000, payload, prerequisites: [] },
    { key: `${key} · 10000`, queue: 'dm U0JOHN', dueAt: 12_000, payload, prerequisites: [] },
  ]);
});

test('whoever announced the call is told when Slack does not know the DRI', () => {
  const { fields } = aCall();
  const unknownDri = aCall({ fields: { ...fields, dri: { ...fields.dri, slackId: undefined } } });

  expect(planFailureNotice(unknownDri, failed, cause, 5_000)[0]?.queue).toBe('dm U0JANE');
});

test.each([
  ['another job in the same ten seconds', 'another', cause, 9_999, 0],
  ['another job later', 'another', cause, 10_000, 1],
  ['the same job of another cause', failed.key, { service: 'GitLab', code: 'HTTP 401' }, 5_000, 2],
] as const)('what fails is told with the rest, or again: %s', (_what, key, why, now, added) => {
  const keys = new Set(planFailureNotice(aCall(), failed, cause, 5_000).map((each) => each.key));

  const more = planFailureNotice(aCall(), { ...failed, key }, why, now).filter((each) => !keys.has(each.key));

  expect(more).toHaveLength(added);
});

test('a notice that fails is not noticed in turn', () => {
  const notice: Job = { ...failed, payload: { kind: 'failure-notice', failed: 'x' } };

  expect(planFailureNotice(aCall(), notice, cause, 5_000)).toEqual([]);
});
