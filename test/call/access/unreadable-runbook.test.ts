import { fetchRunbook } from '../../../src/call/fetch-runbook.js';
import { announceCall } from '../../../src/features/announce/announce-call.js';
import { previewAnnouncement } from '../../../src/features/announce/preview-announcement.js';
import { updateAnnouncement } from '../../../src/features/announce/update-announced-call.js';
import { aCall } from '../../support/a-call.js';
import { busyRunbooks, unreadableRunbooks } from '../../support/fakes/unreadable-runbooks.js';
import { type FakeServices, startServices } from '../../support/start-services.js';

const request = {
  slackId: 'U0JANE',
  issue: { project: 100, iid: 12 },
  choices: { product: undefined, instant: undefined },
} as const;

const refused = { kind: 'refused', refusal: { kind: 'unreadable-runbook' } };

async function approvalOf(services: FakeServices) {
  const preview = await previewAnnouncement(services, request);
  if (preview.kind === 'refused') throw new Error('Jane may not see the runbook.');
  return { ...request, seen: preview.fingerprint, picked: new Map<string, string>() };
}

test('a runbook that cannot be read is not previewed', async () => {
  const services = { ...startServices(), runbooks: unreadableRunbooks };

  expect(await previewAnnouncement(services, request)).toEqual(refused);
});

test('of one that waits too long for its turn the person is told', async () => {
  const services = { ...startServices(), runbooks: busyRunbooks };

  expect(await previewAnnouncement(services, request)).toEqual({
    kind: 'refused',
    refusal: { kind: 'busy-reading' },
  });
});

test.each([
  ['announced', announceCall],
  ['updated', updateAnnouncement],
])('a call is not %s when its runbook has become unreadable since the preview', async (_, perform) => {
  const services = startServices();
  const approval = await approvalOf(services);

  expect(await perform({ ...services, runbooks: unreadableRunbooks }, approval)).toEqual(refused);

  expect(services.calls.calls).toEqual([]);
});

test.each([
  ['opened', false],
  ['closed', true],
] as const)('a reminder of one in an issue that is %s says what is stored', async (state, isOver) => {
  const call = aCall();
  const services = { ...startServices({ state }), runbooks: unreadableRunbooks };

  const looked = await fetchRunbook(services, call, new Promise(() => undefined));

  expect(looked).toMatchObject({ fields: call.fields, isOver, source: { openItems: undefined } });
});
