import type { Slack, SlackOptions } from '../../sandbox/slack/start-slack.js';
import type { ChannelInfo } from '../../src/call/channel-check.js';
import type { ChannelDirectory } from '../../src/call/ports/channels.js';
import { createChannelDirectory } from '../../src/slack/channel-directory.js';
import { createFakeChannelBindings } from '../support/fakes/fake-channel-bindings.js';
import { failureOf } from './failure-of.js';
import { startOddSlack, startWorkspace } from './start-workspace.js';

let slack: Slack;
let directory: ChannelDirectory;
let now = 1_000_000;
/** What the database keeps. */
let bound: Map<string, string>;
/** The app starts again with the same database. */
let restart: () => void;

async function start(
  options: Partial<SlackOptions> = {},
  settings: readonly string[] = ['#support_manager'],
): Promise<void> {
  const workspace = await startWorkspace(options);
  slack = workspace.slack;
  bound = new Map();
  restart = () => {
    const bindings = createFakeChannelBindings(bound);
    directory = createChannelDirectory({ client: workspace.client, bindings, settings, clock: () => now });
  };
  restart();
}

afterEach(() => slack.close());

function inSlack(id: string) {
  const channel = slack.workspace.channels.get(id);
  if (!channel) throw new Error(`There is no channel ${id}.`);
  return channel;
}

test.each<[string, Parameters<typeof start>[0], Partial<ChannelInfo>]>([
  ['public', {}, { isPrivate: false, wasPrivate: false, sharing: 'none', isMember: true, isArchived: false }],
  [
    'private',
    { channels: [{ name: 'support_manager', id: 'C0MANAGER', private: true }] },
    { isPrivate: true, wasPrivate: true },
  ],
  ['archived', { channels: [{ name: 'support_manager', id: 'C0MANAGER', archived: true }] }, { isArchived: true }],
  ['without the app', { channels: [{ name: 'support_manager', id: 'C0MANAGER', bot: false }] }, { isMember: false }],
  ...(['external', 'external-pending', 'organization'] as const).map(
    (sharing): [string, Parameters<typeof start>[0], Partial<ChannelInfo>] => [
      sharing,
      { channels: [{ name: 'support_manager', id: 'C0MANAGER', sharing }] },
      { sharing },
    ],
  ),
])('a channel that is %s is seen as it is', async (_what, options, info) => {
  await start(options);

  expect(await directory.channel('#support_manager')).toMatchObject({
    id: 'C0MANAGER',
    name: 'support_manager',
    ...info,
  });
  expect(await directory.channel('C0MANAGER')).toMatchObject({ id: 'C0MANAGER', ...info });
});

test('its members are counted', async () => {
  await start();

  expect((await directory.channel('C0MANAGER'))?.memberCount).toBe(inSlack('C0MANAGER').members.size);
});

test.each([
  ['#nowhere', 'there is none'],
  ['#hidden', 'it is private and the app is not in it'],
  ['#support', 'only a longer name begins like it'],
  ['C0NOWHERE', 'there is none with this id'],
])('%s is not there: %s', async (name) => {
  await start({ channels: [{ name: 'support_manager' }, { name: 'hidden', private: true, bot: false }] }, [name]);

  expect(await directory.channel(name)).toBeUndefined();
});

test('what Slack said is used for less than a minute', async () => {
  await start();
  await directory.channel('C0MANAGER');
  inSlack('C0MANAGER').sharing = 'external';
  now += 44_000;
  expect((await directory.channel('C0MANAGER'))?.sharing).toBe('none');

  now += 15_000;

  expect((await directory.channel('C0MANAGER'))?.sharing).toBe('external');
  expect(slack.calls('conversations.info')).toHaveLength(2);
});

test('what is wrong with a channel is asked again at once, since somebody may have fixed it', async () => {
  await start();
  inSlack('C0MANAGER').archived = true;
  expect((await directory.channel('C0MANAGER'))?.isArchived).toBe(true);
  inSlack('C0MANAGER').archived = false;

  expect((await directory.channel('C0MANAGER'))?.isArchived).toBe(false);
});

test('many who ask at once ask Slack once', async () => {
  await start();

  await Promise.all(Array.from({ length: 20 }, () => directory.channel('#support_manager')));

  expect(slack.calls('conversations.list')).toHaveLength(1);
  expect(slack.calls('conversations.info')).toHaveLength(1);
});

test('what Slack did not say is asked again', async () => {
  await start();
  slack.faults.next('conversations.info', { kind: '500' });
  expect((await failureOf(directory.channel('C0MANAGER'))).kind).toBe('unknown-outcome');

  expect((await directory.channel('C0MANAGER'))?.id).toBe('C0MANAGER');
});

test('a channel that was private and is public is known to have been private', async () => {
  await start({ channels: [{ name: 'support_manager', id: 'C0MANAGER', private: true }] });
  await directory.channel('#support_manager');
  inSlack('C0MANAGER').kind = 'public';
  now += 60_000;

  expect(await directory.channel('C0MANAGER')).toMatchObject({ isPrivate: false, wasPrivate: true });
});

test('a name means the channel that had it first, also after it was renamed, another took its name, and the app started again', async () => {
  await start();
  await directory.channel('#support_manager');
  const renamed = inSlack('C0MANAGER');
  renamed.name = 'support_manager_old';
  slack.workspace.channels.set('C0SUCCESSOR', { ...renamed, id: 'C0SUCCESSOR', name: 'support_manager' });
  now += 60_000;
  expect(await directory.channel('#support_manager')).toMatchObject({ id: 'C0MANAGER', name: 'support_manager_old' });

  restart();

  expect(await directory.channel('#support_manager')).toMatchObject({ id: 'C0MANAGER' });
  expect(slack.calls('conversations.list')).toHaveLength(1);
});

test('a channel that was missing is found when it is there', async () => {
  await start({ channels: [{ name: 'support_manager', id: 'C0MANAGER', private: true, bot: false }] });
  expect(await directory.channel('#support_manager')).toBeUndefined();
  inSlack('C0MANAGER').members.add(slack.botUserId);
  now += 10 * 60_000;

  expect(await directory.channel('#support_manager')).toMatchObject({ id: 'C0MANAGER' });
});

test('all names are found in one way through the list, which goes on where Slack interrupted it', async () => {
  const many = Array.from({ length: 3500 }, (_, index) => ({ name: `channel-${index}`, members: [] }));
  await start({ channels: many }, ['#channel-900', '#channel-3200', '#channel-3201']);
  slack.faults.next('conversations.list', { kind: '429', retryAfter: 1 });
  const interrupted = await failureOf(directory.channel('#channel-900'));
  expect(interrupted.kind).toBe('rate-limited');

  const found = await Promise.all(['#channel-900', '#channel-3200'].map((name) => directory.channel(name)));

  expect(found.map((channel) => channel?.name)).toEqual(['channel-900', 'channel-3200']);
  expect(slack.calls('conversations.list').filter(({ result }) => result.ok)).toHaveLength(4);
});

test('a list that breaks off is a failure, not a missing channel', async () => {
  await start();
  slack.faults.next('conversations.list', { kind: 'cut-off' });

  expect((await failureOf(directory.channel('#support_manager'))).kind).toBe('unknown-outcome');
});

test('a list that does not end is given up', async () => {
  await start();
  const odd = await startOddSlack({
    body: JSON.stringify({ ok: true, channels: [], response_metadata: { next_cursor: 'again' } }),
  });
  const endless = createChannelDirectory({
    client: odd.client,
    bindings: createFakeChannelBindings(),
    settings: [],
    clock: () => now,
  });

  const failure = await failureOf(endless.channel('#support_manager'));

  expect(failure.kind).toBe('bad-answer');
  expect(odd.requests.length).toBeLessThan(5);
  await odd.close();
});

test.each([
  ['{"ok":true,"channel":{"id":"C1","name":null,"is_private":null,"is_shared":null,"num_members":null}}', 'none'],
  ['{"ok":true,"channel":{"id":"C1","is_shared":true}}', 'external'],
  ['{"ok":true,"channel":{"id":"C1","is_shared":true,"is_org_shared":true}}', 'organization'],
  ['{"ok":true,"channel":{"id":"C1","is_shared":true,"is_org_shared":true,"is_ext_shared":true}}', 'external'],
  ['{"ok":true,"channel":{"id":"C1","is_org_shared":true,"is_pending_ext_shared":true}}', 'external-pending'],
])('%s is shared: %s', async (body, sharing) => {
  await start();
  const odd = await startOddSlack({ body });
  const parts = { client: odd.client, bindings: createFakeChannelBindings(), settings: [], clock: () => now };

  const channel = await createChannelDirectory(parts).channel('C1');

  await odd.close();
  expect(channel).toMatchObject({ id: 'C1', sharing });
});
