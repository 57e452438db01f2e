import type { PersonOptions } from '../../sandbox/slack/workspace/create-workspace.js';
import type { Membership } from '../../src/call/ports/slack.js';
import { createDirectory } from '../../src/slack/directory.js';
import { failureOf } from './failure-of.js';
import { type Connected, startOddSlack, startWorkspace } from './start-workspace.js';

const person = { handle: 'kim', id: 'U0KIM', name: 'Kim Lee', email: 'kim@example.com', tz: 'Asia/Seoul' };

async function lookUp(options: Partial<PersonOptions> = {}) {
  const { slack, client } = await startWorkspace({ people: [{ ...person, ...options }] });
  const directory = createDirectory(client, { teamId: slack.teamId });
  const user = await directory.user('U0KIM');
  await slack.close();
  return user;
}

/** What Slack answers for somebody in an organization with several workspaces. */
async function lookUpInOrganisation(user: object) {
  const odd = await startOddSlack({ body: JSON.stringify({ ok: true, user }) });
  const directory = createDirectory(odd.client, { teamId: 'T0HOME' });
  const found = await directory.user('U0KIM');
  await odd.close();
  return found;
}

test('a member has a name, a confirmed address and a zone', async () => {
  expect(await lookUp()).toEqual({
    id: 'U0KIM',
    name: 'Kim Lee',
    membership: 'member',
    verifiedEmail: 'kim@example.com',
    timeZone: 'Asia/Seoul',
  });
});

test.each<[string, Partial<PersonOptions>, Membership]>([
  ['of this workspace', {}, 'member'],
  ['invited to several channels', { guest: 'multi-channel' }, 'guest'],
  ['invited to one channel', { guest: 'single-channel' }, 'guest'],
  ['of another workspace', { teamId: 'T0ELSEWHERE' }, 'stranger'],
  ['who shares no channel', { stranger: true }, 'stranger'],
  ['a guest of another workspace', { teamId: 'T0ELSEWHERE', guest: 'single-channel' }, 'stranger'],
  ['who has left', { deleted: true }, 'deactivated'],
  ['a guest who has left', { deleted: true, guest: 'multi-channel' }, 'deactivated'],
])('somebody %s', async (_who, options, membership) => {
  expect((await lookUp(options))?.membership).toBe(membership);
});

/** In an organization somebody can belong to several workspaces; Slack names one of them as theirs, or none. */
test.each<[string, object, Membership]>([
  ['another workspace of the organization', { team_id: 'T0OTHER', enterprise_user: grid('T0OTHER') }, 'stranger'],
  ['another workspace, which Slack leaves out', { enterprise_user: grid('T0OTHER') }, 'stranger'],
  ['this workspace and another', { team_id: 'T0OTHER', enterprise_user: grid('T0OTHER', 'T0HOME') }, 'member'],
  ['this workspace, which Slack leaves out', { enterprise_user: grid('T0HOME') }, 'member'],
  ['the organization and no workspace', { team_id: 'E0ORG', enterprise_user: grid() }, 'stranger'],
  [
    'an organization whose workspaces are not named',
    { team_id: 'T0OTHER', enterprise_user: { id: 'W0KIM' } },
    'stranger',
  ],
  ['an organization with null for workspaces', { team_id: null, enterprise_user: { teams: null } }, 'stranger'],
  ['no workspace that Slack names', {}, 'stranger'],
])('somebody of %s', async (_who, parts, membership) => {
  expect((await lookUpInOrganisation({ id: 'U0KIM', ...parts }))?.membership).toBe(membership);
});

function grid(...teams: readonly string[]) {
  return { id: 'W0KIM', enterprise_id: 'E0ORG', teams };
}

test('an app is a bot', async () => {
  const { slack, client } = await startWorkspace();

  const user = await createDirectory(client, { teamId: slack.teamId }).user(slack.botUserId);

  await slack.close();
  expect(user?.membership).toBe('bot');
});

test.each<[string, Partial<PersonOptions>, string | undefined]>([
  ['confirmed', {}, 'kim@example.com'],
  ['not confirmed', { emailConfirmed: false }, undefined],
])('an address that is %s', async (_what, options, expected) => {
  expect((await lookUp(options))?.verifiedEmail).toBe(expected);
});

test.each([
  [{ real_name: 'Kim Lee', profile: { display_name: 'kimmy' }, name: 'kim' }, 'Kim Lee'],
  [{ real_name: '', profile: { real_name: 'Kim L.', display_name: 'kimmy' }, name: 'kim' }, 'Kim L.'],
  [{ profile: { display_name: 'kimmy' }, name: 'kim' }, 'kimmy'],
  [{ name: 'kim' }, 'kim'],
  [{}, 'U0KIM'],
])('%j is called %s', async (parts, name) => {
  const user = await lookUpInOrganisation({ id: 'U0KIM', team_id: 'T0HOME', ...parts });

  expect(user?.name).toBe(name);
});

test('a profile without a zone has none', async () => {
  const user = await lookUpInOrganisation({ id: 'U0KIM', team_id: 'T0HOME' });

  expect(user).toMatchObject({ timeZone: undefined, verifiedEmail: undefined });
});

describe('when Slack', () => {
  let connected: Connected;
  beforeAll(async () => {
    connected = await startWorkspace();
  });
  afterAll(() => connected.slack.close());

  function directory() {
    return createDirectory(connected.client, { teamId: connected.slack.teamId });
  }

  test('knows nobody by that id, there is nobody', async () => {
    expect(await directory().user('U0NOBODY')).toBeUndefined();
  });

  test('does not let the app see somebody, there is nobody', async () => {
    const odd = await startOddSlack({ body: '{"ok":false,"error":"user_not_visible"}' });

    const user = await createDirectory(odd.client, { teamId: 'T0HOME' }).user('U0KIM');

    await odd.close();
    expect(user).toBeUndefined();
  });

  test('does not answer, that is not the same as knowing nobody', async () => {
    connected.slack.faults.next('users.info', { kind: 'lost-request' });

    expect(await failureOf(directory().user('U0JANE'))).toMatchObject({ kind: 'unknown-outcome' });
  });

  test('is asked again every time: an account may have ended a minute ago', async () => {
    const before = connected.slack.calls('users.info').length;
    const people = directory();

    await people.user('U0JANE');
    await people.user('U0JANE');

    expect(connected.slack.calls('users.info').length - before).toBe(2);
  });

  test('answers without a person, it was not Slack', async () => {
    const odd = await startOddSlack({ body: '{"ok":true}' });

    const failure = await failureOf(createDirectory(odd.client, { teamId: 'T0HOME' }).user('U0KIM'));

    await odd.close();
    expect(failure).toMatchObject({ kind: 'bad-answer', code: 'incomplete' });
  });
});

describe('by an address', () => {
  async function lookUpEmail(email: string, options: Partial<PersonOptions> = {}) {
    const { slack, client } = await startWorkspace({ people: [{ ...person, ...options }] });
    const directory = createDirectory(client, { teamId: slack.teamId });
    const user = await directory.userWithEmail(email);
    await slack.close();
    return user;
  }

  test.each<[string, string, Partial<PersonOptions>, string | undefined]>([
    ['somebody is found', 'kim@example.com', {}, 'U0KIM'],
    ['nobody is found by another one', 'lee@example.com', {}, undefined],
    ['nobody is found by one that is not confirmed', 'kim@example.com', { emailConfirmed: false }, undefined],
    ['nobody is found who has left', 'kim@example.com', { deleted: true }, undefined],
  ])('%s', async (_what, email, options, id) => {
    expect((await lookUpEmail(email, options))?.id).toBe(id);
  });
});
