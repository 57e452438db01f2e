import type { Issue } from '../../../src/call/issue.js';
import type { JobPayload } from '../../../src/call/jobs/job.js';
import { announceCall } from '../../../src/features/announce/announce-call.js';
import type { Approval } from '../../../src/features/announce/approve.js';
import { previewAnnouncement } from '../../../src/features/announce/preview-announcement.js';
import { aSlackUser } from '../../support/fakes/fake-directory.js';
import {
  ambiguousRunbook,
  clearRunbook,
  type FakeServices,
  now,
  pacificTime,
  startServices,
} from '../../support/start-services.js';

const issue = { project: 100, iid: 12 };

/** Jane looks at the preview and approves what she saw. */
async function approvalOf(services: FakeServices, parts: Partial<Approval> = {}): Promise<Approval> {
  const request = { slackId: 'U0JANE', issue, choices: { product: undefined, instant: undefined }, ...parts };
  const preview = await previewAnnouncement(services, request);
  if (preview.kind === 'refused') throw new Error('Jane may not see the runbook.');
  return { ...request, seen: preview.fingerprint, picked: new Map(), ...parts };
}

/** What announcing promises of the posts; what belongs to the call's start is planned for later. */
const posted = ['announcement', 'announcement', 'issue-edit', 'record'] as const;
const atStart = [
  'run-panel',
  'progress',
  'progress',
  'run-panel-update',
  'progress-update',
  'progress-update',
] as const;

function change(services: FakeServices, parts: Partial<Issue>): void {
  if (!services.gitlab.issue) throw new Error('The issue is gone.');
  services.gitlab.issue = { ...services.gitlab.issue, ...parts };
}

function kindsOf(services: FakeServices): readonly JobPayload['kind'][] {
  return services.calls.jobs.map(({ payload }) => payload.kind);
}

test('announcing stores the call as it was seen, with everything that it promises', async () => {
  const services = startServices();

  const result = await announceCall(services, await approvalOf(services));

  expect(result).toMatchObject({ kind: 'announced', call: { id: 1, revision: 0 } });
  expect(services.calls.calls).toMatchObject([
    {
      issue: { projectId: 100, iid: 12 },
      product: 'self-managed',
      time: { instant: pacificTime, zone: 'America/Los_Angeles' },
      fields: { name: 'Acme - Enforce 2FA on all groups' },
      announcedBy: { slackId: 'U0JANE', gitlabId: 12 },
      announcedAt: now,
    },
  ]);
  expect(kindsOf(services)).toEqual([...posted, ...atStart, 'result-notice']);
});

test('nothing is posted and nothing is written by the use case itself', async () => {
  const services = startServices();

  await announceCall(services, await approvalOf(services));

  expect(services.gitlab.requests.filter((request) => /^(write|add|edit|make)/.test(request))).toEqual([]);
});

test('a time that was chosen among several is announced and written back', async () => {
  const services = startServices({ description: ambiguousRunbook });
  const choices = { product: undefined, instant: pacificTime };

  await announceCall(services, await approvalOf(services, { choices }));

  expect(services.calls.calls).toMatchObject([{ time: { instant: pacificTime } }]);
  expect(services.calls.jobs[0]?.payload).toMatchObject({
    kind: 'issue-edit',
    edits: [{ kind: 'set-header', field: 'scheduleAt', value: '2031-10-10 - 23:30 America/Los_Angeles (UTC-07:00)' }],
  });
});

test('a product that was chosen counts where no label says it', async () => {
  const services = startServices({ labels: [] });
  const choices = { product: 'gitlab-com', instant: undefined } as const;

  await announceCall(services, await approvalOf(services, { choices }));

  expect(services.calls.calls).toMatchObject([{ product: 'gitlab-com' }]);
});

test.each<[string, Partial<Issue>]>([
  ['the name', { description: clearRunbook.replace('on all groups', 'on some groups') }],
  ['the time', { description: clearRunbook.replace('23:30', '22:30') }],
  ['the DRI', { description: clearRunbook.replace('@john_doe', '@jane_smith') }],
  ['a problem', { description: clearRunbook.replace('[x] - Verify', '[ ] - Verify') }],
  ['the label that decides on the channel', { labels: ['gitlab.com'] }],
])('whoever approved a runbook of which %s has changed since looks again', async (_what, changed) => {
  const services = startServices();
  const approval = await approvalOf(services);
  change(services, changed);

  const result = await announceCall(services, approval);

  expect(result).toMatchObject({ kind: 'look-again', why: { kind: 'changed' } });
  expect(services.calls.calls).toEqual([]);
});

test('what does not show in the posts may change in between', async () => {
  const services = startServices();
  const approval = await approvalOf(services);
  change(services, { title: 'Another title', assigneeIds: [12] });

  expect(await announceCall(services, approval)).toMatchObject({ kind: 'announced' });
});

test.each<[string, Partial<Issue>]>([
  ['there is an error', { description: clearRunbook.replace('2031-10-10 - 23:30 America/Los_Angeles', 'soon') }],
  ['the runbook is public', { confidential: false }],
  ['the product is not known', { labels: [] }],
  ['the time is not chosen', { description: ambiguousRunbook }],
])('nothing is announced while %s', async (_why, parts) => {
  const services = startServices(parts);

  const result = await announceCall(services, await approvalOf(services));

  expect(result).toMatchObject({ kind: 'look-again', why: { kind: 'unanswered' } });
  expect(services.calls.calls).toEqual([]);
});

test('an issue that has become public since is not announced', async () => {
  const services = startServices();
  const approval = await approvalOf(services);
  change(services, { confidential: false });

  expect(await announceCall(services, approval)).toMatchObject({ kind: 'look-again' });

  expect(services.calls.calls).toEqual([]);
});

test('somebody whose rights have ended since announces nothing', async () => {
  const services = startServices();
  const approval = await approvalOf(services);
  services.gitlab.levels.clear();

  expect(await announceCall(services, approval)).toEqual({ kind: 'refused', refusal: { kind: 'not-found' } });

  expect(services.calls.calls).toEqual([]);
});

test('a call that is announced already is announced once', async () => {
  const services = startServices();
  const approval = await approvalOf(services);
  await announceCall(services, approval);

  const again = await announceCall(services, approval);

  expect(again).toMatchObject({ kind: 'already-announced', announced: { call: { id: 1 } } });
  expect(services.calls.calls).toHaveLength(1);
  expect(kindsOf(services)).toEqual([...posted, ...atStart, 'result-notice']);
});

test('of two people who announce at the same moment one is told that the other was faster', async () => {
  const services = startServices();
  services.directory.users.set('U0JOHN', aSlackUser({ id: 'U0JOHN', name: 'John Doe' }));
  const approval = await approvalOf(services);
  services.calls.meanwhile = () => announceCall(services, approval);

  const later = await announceCall(services, approval);

  expect(later).toMatchObject({
    kind: 'already-announced',
    announced: { call: { id: 1 }, jobs: { length: 11 } },
  });
  expect(services.calls.calls).toHaveLength(1);
});

test('who the contacts were said to be is kept with the call, to be proposed for the next', async () => {
  const services = startServices();
  services.directory.users.set('U0JOHN', aSlackUser({ id: 'U0JOHN', name: 'John Doe' }));
  const request = {
    slackId: 'U0JANE',
    issue: { project: 100, iid: 12 },
    choices: { product: undefined, instant: undefined },
  };
  const preview = await previewAnnouncement(services, request);
  if (preview.kind === 'refused') throw new Error('Jane may not see the runbook.');

  await announceCall(services, { ...request, seen: preview.fingerprint, picked: new Map([['@john_doe', 'U0JOHN']]) });

  expect(services.contactChoices.remembered).toEqual([
    { callId: 1, name: '@john_doe', slackId: 'U0JOHN', chosenBy: 'U0JANE' },
    { callId: 1, name: 'John Doe', slackId: undefined, chosenBy: 'U0JANE' },
  ]);
  if (services.gitlab.issue) services.gitlab.issue = { ...services.gitlab.issue, iid: 13 };
  expect(await previewAnnouncement(services, { ...request, issue: { project: 100, iid: 13 } })).toMatchObject({
    contacts: [{ name: '@john_doe', chosen: undefined, lastTime: 'U0JOHN' }, { name: 'John Doe' }],
    draft: { fields: { dri: { slackId: undefined } } },
  });
});
