import { retryFailed } from '../../../src/features/delivery-status/retry-failed.js';
import { sampleCall, sampleJob } from '../../support/sample-call.js';
import { type FakeServices, now, startServices } from '../../support/start-services.js';

const request = { slackId: 'U0JANE', issue: { project: 100, iid: 12 } };

/** Services with an announced call of which everything has failed. */
async function withFailedCall(): Promise<FakeServices> {
  const services = startServices();
  const call = { ...sampleCall(), issue: { projectId: 100, iid: 12 } };
  await services.calls.announce(call, () => ({ jobs: [sampleJob({ key: 'call 1 · announcement' })] }));
  services.calls.setStates('failed');
  return services;
}

test('what has failed is due at once', async () => {
  const services = await withFailedCall();

  expect(await retryFailed(services, request)).toMatchObject({ kind: 'queued', call: { id: 1 } });

  expect(services.calls.jobs).toMatchObject([{ state: 'pending', dueAt: now }]);
});

test('somebody without rights queues nothing', async () => {
  const services = await withFailedCall();
  services.gitlab.levels.clear();

  expect(await retryFailed(services, request)).toEqual({ kind: 'refused', refusal: { kind: 'not-found' } });

  expect(services.calls.jobs).toMatchObject([{ state: 'failed' }]);
});

test('a call that was never announced has nothing to try again', async () => {
  expect(await retryFailed(startServices(), request)).toMatchObject({ kind: 'refused' });
});
