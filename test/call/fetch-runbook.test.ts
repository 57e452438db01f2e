import { fetchRunbook, type RemindedRunbook, readerOf } from '../../src/call/fetch-runbook.js';
import { ServiceFailure } from '../../src/call/ports/service-failure.js';
import { aCall } from '../support/a-call.js';
import { aSlackUser } from '../support/fakes/fake-directory.js';
import { busyRunbooks, unreadableRunbooks } from '../support/fakes/unreadable-runbooks.js';
import { clearRunbook, type FakeServices, startServices } from '../support/start-services.js';

const forever = new Promise<never>(() => undefined);
const unexplained = clearRunbook.replace('    `Dry-run cannot be completed due to change requirements`\n\n', '');
/** Announced from the runbook as it stands there. */
const call = aCall({
  fields: {
    ...aCall().fields,
    gitlabContacts: [
      { name: 'Jane Smith', role: 'Support', slackId: 'U0JANE' },
      { name: 'John Doe', role: 'Technical Execution', slackId: undefined },
    ],
    description: 'Acme Inc. requires us to enforce 2FA on all of their 2500 groups',
    meeting: { text: 'example.zoom.com/my/example.meeting', url: 'https://example.zoom.com/my/example.meeting' },
    request: {
      text: 'https://gitlab.com/gitlab-com/demo/example/example-project/-/issues/1',
      url: 'https://gitlab.com/gitlab-com/demo/example/example-project/-/issues/1',
    },
  },
});

function look(services: FakeServices, patience: Promise<unknown> = forever) {
  return fetchRunbook(services, call, patience);
}

describe('a reminder looks at the runbook', () => {
  test('and takes the safe fields as they are now', async () => {
    const services = startServices({ description: clearRunbook.replace('all groups', 'most groups') });

    expect((await look(services)).fields.name).toBe('Acme - Enforce 2FA on most groups');
  });

  test('and names what is open without an explanation, the item that the app ticks itself included', async () => {
    const { source } = await look(startServices({ description: unexplained }));

    expect(source?.openItems).toEqual([
      expect.stringMatching(/^Inform on #support_gitlab-com/),
      'Has a dry-run been performed before the call?',
    ]);
  });

  test.each([
    ['is open', {}, false],
    ['is closed', { state: 'closed' }, true],
    [
      'says that the channels know how it ended',
      { description: `${clearRunbook}`.replace(/\[ \](?=[^[]*$)/, '[x]') },
      true,
    ],
  ] as const)('and knows that a call whose issue %s is over: %#', async (_case, issue, isOver) => {
    expect((await look(startServices(issue))).isOver).toBe(isOver);
  });

  test.each([
    ['is that of the call', '23:30 America/Los_Angeles', []],
    ['has the call’s time as one reading', '23:30 PST', []],
    ['has moved', '20:00 America/Los_Angeles', [{ kind: 'moved', schedule: '2031-10-10 - 20:00 America/Los_Angeles' }]],
    ['cannot be read', 'late', [{ kind: 'moved', schedule: '2031-10-10 - late' }]],
  ])('and tells when its schedule %s', async (_case, time, drift) => {
    const services = startServices({ description: clearRunbook.replace('23:30 America/Los_Angeles', time) });

    expect((await look(services)).drift).toEqual(drift);
  });

  test('and tells of its issue also when nobody can read its text', async () => {
    const services = { ...startServices({ state: 'closed' }), runbooks: unreadableRunbooks };

    expect(await look(services)).toMatchObject({ isOver: true, drift: [{ kind: 'closed' }], fields: call.fields });
  });

  test.each([
    ['is public by now', { confidential: false }],
    ['has lost its name', { description: 'nothing' }],
  ])('and keeps to what was announced when it %s', async (_case, issue) => {
    expect((await look(startServices(issue))).fields).toEqual(call.fields);
  });
});

describe('a reminder goes out from what is stored', () => {
  const stored = { fields: call.fields, isOver: false, drift: undefined, source: undefined };

  test('when GitLab is down', async () => {
    const services = startServices();
    services.gitlab.down = new ServiceFailure('Down.', { service: 'GitLab', kind: 'not-sent', code: 'connection' });

    expect(await look(services)).toEqual(stored);
  });

  test('when too many other runbooks are being read', async () => {
    expect(await look({ ...startServices(), runbooks: busyRunbooks })).toEqual(stored);
  });

  test('when the issue is gone, which it tells', async () => {
    const services = startServices();
    services.gitlab.issue = undefined;

    expect(await look(services)).toEqual({ ...stored, drift: [{ kind: 'gone' }] });
  });

  test('when GitLab takes longer than it can wait', async () => {
    const services = startServices();

    expect(
      await fetchRunbook(
        { ...services, gitlab: { ...services.gitlab, readIssue: () => forever } },
        call,
        Promise.resolve(),
      ),
    ).toEqual(stored);
  });
});

const down = new ServiceFailure('Down.', { service: 'GitLab', kind: 'not-sent', code: 'connection' });

async function read(services: FakeServices, runbook: RemindedRunbook, patience: Promise<unknown> = forever) {
  return readerOf(services, 'U0JANE', runbook, patience);
}

describe('who reads a direct message', () => {
  test('reads what is open when GitLab would show it to them', async () => {
    const services = startServices({ description: unexplained });

    const reader = await read(services, await look(services));

    expect(reader).toEqual({
      kind: 'person',
      access: 'granted',
      timeZone: 'Europe/Berlin',
      openItems: [expect.stringMatching(/^Inform/), 'Has a dry-run been performed before the call?'],
      hasMoved: false,
      otherSchedule: undefined,
    });
  });

  test.each<[string, (services: FakeServices) => unknown, string]>([
    ['has no access', (services) => services.gitlab.levels.set(12, 10), 'no-access'],
    ['has no account that is known', (services) => Object.assign(services, { people: [] }), 'no-account'],
    [
      'is not a member of the workspace any more',
      (services) => services.directory.users.set('U0JANE', aSlackUser({ membership: 'deactivated' })),
      'not-a-member',
    ],
  ])('is shown nothing when they %s', async (_case, happen, why) => {
    const services = startServices({ description: unexplained });
    const runbook = await look(services);
    happen(services);

    expect(await read(services, runbook)).toEqual({ kind: 'denied', why });
  });

  test('is shown nothing also of a runbook that nobody can read', async () => {
    const services = { ...startServices(), runbooks: unreadableRunbooks };
    services.gitlab.levels.clear();

    expect(await read(services, await look(services))).toEqual({ kind: 'denied', why: 'no-access' });
  });

  const announcedOnly = {
    kind: 'person',
    access: 'unknown',
    timeZone: 'Europe/Berlin',
    openItems: undefined,
    hasMoved: false,
    otherSchedule: undefined,
  };

  test('reads what was announced when GitLab does not say what they may see', async () => {
    const services = startServices({ description: unexplained.replace('23:30 America', '20:00 America') });
    const runbook = await look(services);
    services.gitlab.down = down;

    expect(await read(services, runbook)).toEqual({ ...announcedOnly, hasMoved: true });
  });

  test('and when it takes longer than the message can wait', async () => {
    const services = startServices();
    const runbook = await look(services);
    const slow = { ...services, gitlab: { ...services.gitlab, accessLevel: () => forever } };

    expect(await read(slow, runbook, Promise.resolve())).toEqual(announcedOnly);
  });

  test('and when GitLab did not show the runbook: then it is not asked again', async () => {
    const services = startServices();
    services.gitlab.issue = undefined;
    const runbook = await look(services);
    const asked = services.gitlab.requests.length;

    expect(await read(services, runbook)).toEqual(announcedOnly);
    expect(services.gitlab.requests).toHaveLength(asked);
  });

  test.each(['deactivated', 'guest', 'stranger', 'bot'] as const)(
    'is shown nothing when they are %s, whatever GitLab says',
    async (membership) => {
      const services = startServices();
      services.gitlab.down = down;
      services.directory.users.set('U0JANE', aSlackUser({ membership }));

      expect(await read(services, await look(services))).toEqual({ kind: 'denied', why: 'not-a-member' });
    },
  );

  test('reads what the schedule says now, when that is not the time of the call', async () => {
    const services = startServices({ description: clearRunbook.replace('23:30 America', '20:00 America') });

    expect(await read(services, await look(services))).toMatchObject({
      hasMoved: true,
      otherSchedule: '2031-10-10 - 20:00 America/Los_Angeles',
    });
  });
});
