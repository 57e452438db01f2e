import { announceCall } from '../../../src/features/announce/announce-call.js';
import type { Approval } from '../../../src/features/announce/approve.js';
import { previewAnnouncement } from '../../../src/features/announce/preview-announcement.js';
import { updateAnnouncement } from '../../../src/features/announce/update-announced-call.js';
import { clearRunbook, type FakeServices, startServices } from '../../support/start-services.js';

const request = {
  slackId: 'U0JANE',
  issue: { project: 100, iid: 12 },
  choices: { product: undefined, instant: undefined },
} as const;

async function approvalOf(services: FakeServices): Promise<Approval> {
  const preview = await previewAnnouncement(services, request);
  if (preview.kind === 'refused') throw new Error('Jane may not see the runbook.');
  return { ...request, seen: preview.fingerprint, picked: new Map() };
}

/** Services with an announced call whose runbook has got another name since. */
async function withRenamedCall(): Promise<FakeServices> {
  const services = startServices();
  await announceCall(services, await approvalOf(services));
  rename(services, 'on some groups');
  return services;
}

function rename(services: FakeServices, words: string): void {
  if (!services.gitlab.issue) throw new Error('The issue is gone.');
  services.gitlab.issue = { ...services.gitlab.issue, description: clearRunbook.replace('on all groups', words) };
}

function namesOf(services: FakeServices): readonly string[] {
  return services.calls.calls.map(({ fields }) => fields.name);
}

test('an update changes the call and promises to change both posts, each after it stands', async () => {
  const services = await withRenamedCall();

  const result = await updateAnnouncement(services, await approvalOf(services));

  expect(result).toMatchObject({ kind: 'updated', call: { id: 1, revision: 1 } });
  expect(namesOf(services)).toEqual(['Acme - Enforce 2FA on some groups']);
  const updates = services.calls.jobs.filter(({ payload }) => payload.kind === 'announcement-update');
  expect(updates).toMatchObject([
    { payload: { audience: 'support' }, prerequisites: ['call 1 · announcement · support'] },
    { payload: { audience: 'managers' }, prerequisites: ['call 1 · announcement · managers'] },
  ]);
  expect(services.calls.jobs.filter(({ payload }) => payload.kind === 'announcement')).toHaveLength(2);
});

test('the product stays the announced one, whatever the labels say now: the post cannot move', async () => {
  const services = await withRenamedCall();
  if (services.gitlab.issue) services.gitlab.issue = { ...services.gitlab.issue, labels: ['gitlab.com'] };

  await updateAnnouncement(services, await approvalOf(services));

  expect(services.calls.calls).toMatchObject([{ product: 'self-managed', revision: 1 }]);
});

test('whoever approved a text that has changed since looks again', async () => {
  const services = await withRenamedCall();
  const approval = await approvalOf(services);
  rename(services, 'on no group');

  const result = await updateAnnouncement(services, approval);

  expect(result).toMatchObject({ kind: 'look-again', why: { kind: 'changed' } });
  expect(namesOf(services)).toEqual(['Acme - Enforce 2FA on all groups']);
});

test('a runbook with an error updates nothing', async () => {
  const services = await withRenamedCall();
  if (services.gitlab.issue)
    services.gitlab.issue = { ...services.gitlab.issue, description: clearRunbook.replace('America/Los_Angeles', '') };

  const result = await updateAnnouncement(services, await approvalOf(services));

  expect(result).toMatchObject({ kind: 'look-again', why: { kind: 'unanswered' } });
  expect(namesOf(services)).toEqual(['Acme - Enforce 2FA on all groups']);
});

test('a call that was never announced cannot be updated', async () => {
  const services = startServices();

  expect(await updateAnnouncement(services, await approvalOf(services))).toMatchObject({ kind: 'look-again' });

  expect(services.calls.calls).toEqual([]);
});

test('of two updates at the same moment the later one shows what stands now', async () => {
  const services = await withRenamedCall();
  const approval = await approvalOf(services);
  services.calls.meanwhile = () => updateAnnouncement(services, approval);

  const later = await updateAnnouncement(services, approval);

  expect(later).toMatchObject({
    kind: 'look-again',
    why: { kind: 'changed' },
    preview: { announced: { call: { revision: 1, fields: { name: 'Acme - Enforce 2FA on some groups' } } } },
  });
  expect(services.calls.calls).toMatchObject([{ revision: 1 }]);
});

test('somebody whose rights have ended since updates nothing', async () => {
  const services = await withRenamedCall();
  const approval = await approvalOf(services);
  services.gitlab.levels.clear();

  expect(await updateAnnouncement(services, approval)).toMatchObject({ kind: 'refused' });

  expect(namesOf(services)).toEqual(['Acme - Enforce 2FA on all groups']);
});
