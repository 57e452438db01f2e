import { dismissFailed } from '../../../src/features/delivery-status/dismiss-failed.js';
import { sampleCall, sampleJob } from '../../support/sample-call.js';
import { type FakeServices, startServices } from '../../support/start-services.js';

const cause = { service: 'GitLab', code: 'HTTP 403' } as const;
const request = { slackId: 'U0JANE', issue: { project: 100, iid: 12 }, cause };

/** Services with an announced call of which everything has failed. */
async function withFailedCall(): Promise<FakeServices> {
  const services = startServices();
  const call = { ...sampleCall(), issue: { projectId: 100, iid: 12 } };
  const jobs = [sampleJob({ key: 'call 1 · edit' }), sampleJob({ key: 'call 1 · post' })];
  await services.calls.announce(call, () => ({ jobs }));
  services.calls.setStates('failed');
  services.calls.fail('call 1 · edit', { ...cause, message: 'GitLab refused.' });
  services.calls.fail('call 1 · post', { service: 'Slack', code: 'not_in_channel', message: 'Slack refused.' });
  return services;
}

test('what has failed for this cause is cancelled, and nothing else', async () => {
  const services = await withFailedCall();

  expect(await dismissFailed(services, request)).toMatchObject({
    kind: 'dismissed',
    call: { id: 1 },
    dismissed: [{ key: 'call 1 · edit' }],
  });

  expect(services.calls.jobs).toMatchObject([{ state: 'cancelled' }, { state: 'failed' }]);
});

test('somebody without rights dismisses nothing', async () => {
  const services = await withFailedCall();
  services.gitlab.levels.clear();

  expect(await dismissFailed(services, request)).toEqual({ kind: 'refused', refusal: { kind: 'not-found' } });

  expect(services.calls.jobs).toMatchObject([{ state: 'failed' }, { state: 'failed' }]);
});

test('a call that was never announced has nothing to dismiss', async () => {
  expect(await dismissFailed(startServices(), request)).toMatchObject({ kind: 'refused' });
});
