import type { Delivery } from '../../../src/domain/call/delivery.js';
import { planFailureNotice } from '../../../src/domain/call/plan-failure-notice.js';
import { aCall } from '../../support/a-call.js';

const failed: Delivery = {
  id: 7,
  callId: 42,
  key: 'call 42 · announcement · managers',
  lane: 'channel managers',
  dueAt: 0,
  content: { kind: 'announcement', audience: 'managers' },
  after: [],
  state: 'sending',
  attempts: 1,
  firstAttemptAt: 0,
  failure: undefined,
};

test('the DRI is told, at once, of what waits for them', () => {
  expect(planFailureNotice(aCall(), failed, 5_000)).toEqual([
    {
      key: 'call 42 · notice of failure · call 42 · announcement · managers',
      lane: 'dm U0JOHN',
      dueAt: 5_000,
      content: { kind: 'failure-notice', failed: 'call 42 · announcement · managers' },
      after: [],
    },
  ]);
});

test('whoever announced the call is told when Slack does not know the DRI', () => {
  const { fields } = aCall();
  const unknownDri = aCall({ fields: { ...fields, dri: { ...fields.dri, slackId: undefined } } });

  expect(planFailureNotice(unknownDri, failed, 5_000)[0]?.lane).toBe('dm U0JANE');
});

test('the key says which failure it is, so that nobody is told twice of the same', () => {
  const [first] = planFailureNotice(aCall(), failed, 5_000);
  const [again] = planFailureNotice(aCall(), { ...failed, attempts: 4 }, 90_000);

  expect(again?.key).toBe(first?.key);
});

test('a notice that fails is not noticed in turn', () => {
  const notice: Delivery = { ...failed, content: { kind: 'failure-notice', failed: 'x' } };

  expect(planFailureNotice(aCall(), notice, 5_000)).toEqual([]);
});
