import { openRunbook } from '../../../src/call/access/open-runbook.js';
import { aSlackUser } from '../../support/fakes/fake-directory.js';
import { type FakeServices, startServices } from '../../support/start-services.js';

const notFound = { kind: 'refused', refusal: { kind: 'not-found' } };

test.each([
  ['12'],
  ['#12'],
  ['gitlab-com/support/runbooks#12'],
  ['https://gitlab.com/gitlab-com/support/runbooks/-/issues/12'],
  [{ project: 100, iid: 12 }],
])('a member of the project opens %j', async (issue) => {
  const services = startServices();

  const opened = await openRunbook(services, { slackId: 'U0JANE', issue });

  expect(opened).toMatchObject({ kind: 'opened', actor: { gitlabId: 12 }, issue: { projectId: 100, iid: 12 } });
});

test.each<[string, (services: FakeServices) => void]>([
  [
    'no such issue',
    (services) => {
      services.gitlab.issue = undefined;
    },
  ],
  [
    'no rights in its project',
    (services) => {
      services.gitlab.levels.clear();
    },
  ],
  [
    'too few rights in its project',
    (services) => {
      services.gitlab.levels.set(12, 10);
    },
  ],
])('%s: the answer is the same for all three', async (_why, arrange) => {
  const services = startServices();
  arrange(services);

  expect(await openRunbook(services, { slackId: 'U0JANE', issue: '12' })).toEqual(notFound);
});

describe.each([
  ['its author', { authorId: 12 }],
  ['an assignee', { assigneeIds: [3, 12] }],
])('%s', (_who, issue) => {
  test('opens an issue as a Guest of its project', async () => {
    const services = startServices(issue);
    services.gitlab.levels.set(12, 10);

    expect(await openRunbook(services, { slackId: 'U0JANE', issue: '12' })).toMatchObject({ kind: 'opened' });
  });

  test('does not open it with less, or when they are no member any more', async () => {
    const services = startServices(issue);
    services.gitlab.levels.set(12, 5);
    const minimal = await openRunbook(services, { slackId: 'U0JANE', issue: '12' });
    services.gitlab.levels.clear();
    const former = await openRunbook(services, { slackId: 'U0JANE', issue: '12' });

    expect([minimal, former]).toEqual([notFound, notFound]);
  });
});

describe('nobody learns anything of an issue before they are known: GitLab is not even asked when', () => {
  test.each<[string, (services: FakeServices) => void]>([
    [
      'Slack does not know them',
      (services) => {
        services.directory.users.clear();
      },
    ],
    [
      'they are a guest',
      (services) => {
        services.directory.users.set('U0JANE', aSlackUser({ membership: 'guest' }));
      },
    ],
    [
      'they have no GitLab account',
      (services) => {
        services.people = [];
        services.directory.users.set('U0JANE', aSlackUser({ verifiedEmail: undefined }));
      },
    ],
  ])('%s', async (_why, arrange) => {
    const there = startServices();
    const gone = startServices();
    gone.gitlab.issue = undefined;
    for (const services of [there, gone]) arrange(services);

    const answers = await Promise.all(
      [there, gone].map((services) => openRunbook(services, { slackId: 'U0JANE', issue: '12' })),
    );

    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.kind).toBe('refused');
    expect(there.gitlab.requests).toEqual([]);
  });
});

test('a reference that cannot be read is refused before anybody is asked', async () => {
  const services = startServices();

  const opened = await openRunbook(services, { slackId: 'U0JANE', issue: 'https://evil.example/a/b/-/issues/12' });

  expect(opened).toMatchObject({
    kind: 'refused',
    refusal: {
      kind: 'unreadable-reference',
      reason: '“evil.example” isn’t the GitLab instance of this app (gitlab.com).',
    },
  });
  expect(services.directory.requests).toEqual([]);
  expect(services.gitlab.requests).toEqual([]);
});

test('rights are asked for anew each time: they may have ended since the last click', async () => {
  const services = startServices();
  const request = { slackId: 'U0JANE', issue: { project: 100, iid: 12 } };
  await openRunbook(services, request);
  services.gitlab.levels.set(12, 10);

  expect(await openRunbook(services, request)).toEqual(notFound);
});
