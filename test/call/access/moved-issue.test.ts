import { openRunbook } from '../../../src/call/access/open-runbook.js';
import { fetchRunbook, readerOf } from '../../../src/call/fetch-runbook.js';
import { background } from '../../../src/call/ports/runbook-reader.js';
import { readTaskList } from '../../../src/call/recording/read-task-list.js';
import { aCall } from '../../support/a-call.js';
import { anIssue } from '../../support/an-issue.js';
import { clearRunbook, type FakeServices, startServices } from '../../support/start-services.js';

const forever = new Promise<never>(() => undefined);
const left = { description: clearRunbook, state: 'closed', movedToId: 999 } as const;
const there = anIssue({
  projectId: 200,
  iid: 34,
  reference: 'elsewhere/runbooks#34',
  webUrl: 'https://gitlab.com/elsewhere/runbooks/-/issues/34',
});
const named = { reference: there.reference, webUrl: there.webUrl };

describe('a moved issue', () => {
  test.each([
    ['is named to who may see it', 200, named],
    ['is not named where the app cannot see it', undefined, undefined],
  ])('is refused, and the new one %s', async (_what, projectId, to) => {
    const services = startServices(left);
    if (projectId !== undefined) services.gitlab.movedTo = there;

    const opened = await openRunbook(services, { slackId: 'U0JANE', issue: '12' });

    expect(opened).toEqual({ kind: 'refused', refusal: { kind: 'issue-moved', to } });
  });

  test('is not named to who may see the old one only', async () => {
    const services = startServices({ ...left, authorId: 12 });
    services.gitlab.levels.set(12, 10);
    services.gitlab.movedTo = there;

    const opened = await openRunbook(services, { slackId: 'U0JANE', issue: '12' });

    expect(opened).toEqual({ kind: 'refused', refusal: { kind: 'issue-moved', to: undefined } });
  });

  test('is not there for who may not see the old one', async () => {
    const services = startServices(left);
    services.gitlab.levels.clear();
    services.gitlab.movedTo = there;

    const opened = await openRunbook(services, { slackId: 'U0JANE', issue: '12' });

    expect(opened).toEqual({ kind: 'refused', refusal: { kind: 'not-found' } });
    expect(services.gitlab.requests).not.toContain('findMovedTo');
  });

  test('has no tasks that could be recorded', async () => {
    const services = startServices(left);

    expect(await readTaskList(services, aCall(), background)).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'issue-moved' },
    });
  });

  test.each([
    ['with the new place, for a DRI who may see it', true, 'elsewhere/runbooks#34'],
    ['without it, where the app cannot see it', false, ''],
  ])('is told to the DRI %s; the reminders go on', async (_what, isSeen, to) => {
    const services = startServices(left);
    const call = aCall({ fields: { ...aCall().fields, dri: { name: 'Jane Smith', role: 'DRI', slackId: 'U0JANE' } } });
    if (isSeen) services.gitlab.movedTo = there;

    const { drift, isOver } = await fetchRunbook(services, call, forever);

    expect(drift).toEqual([{ kind: 'issue-moved', to }]);
    expect(isOver).toBe(false);
  });

  test.each<[string, (services: FakeServices) => Promise<unknown> | undefined, boolean]>([
    ['while the call is announced from the old issue only', () => undefined, false],
    [
      'until the call is announced from the new issue',
      (services) => services.calls.announce(aCall({ issue: { projectId: 200, iid: 34 } }), () => ({ jobs: [] })),
      true,
    ],
    [
      'until the new issue is closed',
      (services) => {
        services.gitlab.movedTo = { ...there, state: 'closed' };
        return undefined;
      },
      true,
    ],
  ])('is reminded of %s', async (_until, happen, isOver) => {
    const services = startServices(left);
    services.gitlab.movedTo = there;
    await happen(services);

    expect(await fetchRunbook(services, aCall(), forever)).toMatchObject({ isOver, relocated: { to: { iid: 34 } } });
  });

  test('that was moved twice is named by its newest place', async () => {
    const services = startServices(left);
    const between = { ...there, iid: 33, movedToId: 1000 };
    services.gitlab.findMovedTo = async ({ iid }) => (iid === 33 ? there : between);
    services.gitlab.movedTo = there;

    const opened = await openRunbook(services, { slackId: 'U0JANE', issue: '12' });

    expect(opened).toEqual({ kind: 'refused', refusal: { kind: 'issue-moved', to: named } });
  });

  test('that says it was moved without end is followed for a while only', async () => {
    const services = startServices(left);
    services.gitlab.movedTo = { ...there, movedToId: 1000 };

    const opened = await openRunbook(services, { slackId: 'U0JANE', issue: '12' });

    expect(opened).toEqual({ kind: 'refused', refusal: { kind: 'issue-moved', to: undefined } });
  });

  test.each<[string, (services: FakeServices) => void, object]>([
    ['the new place, if they may see it', () => undefined, { text: there.reference, url: there.webUrl }],
    [
      'no place that they may not see',
      (services) => {
        services.gitlab.accessLevel = async (project) => (project === 200 ? undefined : 15);
      },
      {},
    ],
  ])('tells who is reminded of it %s', async (_what, happen, to) => {
    const services = startServices(left);
    services.gitlab.movedTo = there;
    happen(services);
    const runbook = await fetchRunbook(services, aCall(), forever);

    const reader = await readerOf(services, 'U0JANE', runbook, forever);

    expect(reader).toMatchObject({
      kind: 'person',
      access: 'granted',
      relocated: { to: 'url' in to ? to : undefined },
    });
  });
});
