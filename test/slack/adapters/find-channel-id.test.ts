import { findChannelId } from '../../../src/slack/find-channel-id.js';
import { failureOf } from './failure-of.js';
import { startWorkspace } from './start-workspace.js';

test.each([
  ['#support_manager', 'C0MANAGER'],
  ['#private_and_invited', 'C0PRIVATE'],
  ['#attic', 'C0ATTIC'],
  ['C0ANYTHING', 'C0ANYTHING'],
])('%s is %s', async (name, id) => {
  const { slack, client } = await startWorkspace({
    channels: [
      { name: 'support_manager', id: 'C0MANAGER' },
      { name: 'private_and_invited', id: 'C0PRIVATE', private: true },
      { name: 'attic', id: 'C0ATTIC', archived: true },
    ],
  });

  expect(await findChannelId(client, name)).toBe(id);

  await slack.close();
});

test('an id needs no request', async () => {
  const { slack, client } = await startWorkspace();

  await findChannelId(client, 'C0MANAGER');

  await slack.close();
  expect(slack.calls()).toEqual([]);
});

test.each([
  ['#nowhere', 'there is none'],
  ['#hidden', 'it is private and the app is not in it'],
  ['#support', 'only a longer name begins like it'],
])('%s is not found: %s', async (name) => {
  const { slack, client } = await startWorkspace({
    channels: [{ name: 'support_manager' }, { name: 'hidden', private: true, bot: false }],
  });

  const failure = await failureOf(findChannelId(client, name));

  await slack.close();
  expect(failure).toMatchObject({ service: 'Slack', kind: 'refused', code: 'channel_not_found' });
  expect(failure.message).toBe(`Slack shows the app no channel ${name}.`);
});

test('a workspace with more channels than fit on a page is read page by page, no further than needed', async () => {
  const many = Array.from({ length: 2500 }, (_, index) => ({ name: `channel-${index}`, members: [] }));
  const { slack, client } = await startWorkspace({ channels: many });

  const id = await findChannelId(client, '#channel-1700');

  await slack.close();
  expect(id).toBe(slack.channelId('channel-1700'));
  expect(slack.calls('conversations.list')).toHaveLength(2);
});

test('a name that another channel has got since means that channel', async () => {
  const { slack, client } = await startWorkspace();
  const first = await findChannelId(client, '#support_manager');
  const { channels } = slack.workspace;
  const renamed = channels.get('C0MANAGER');
  if (!renamed) throw new Error('The channel is gone.');
  channels.set('C0MANAGER', { ...renamed, name: 'support_manager_old' });
  channels.set('C0SUCCESSOR', { ...renamed, id: 'C0SUCCESSOR' });

  const second = await findChannelId(client, '#support_manager');

  await slack.close();
  expect([first, second]).toEqual(['C0MANAGER', 'C0SUCCESSOR']);
});

test('a list that breaks off is a failure, not a missing channel', async () => {
  const { slack, client } = await startWorkspace();
  slack.faults.next('conversations.list', { kind: 'cut-off' });

  const failure = await failureOf(findChannelId(client, '#support_manager'));

  await slack.close();
  expect(failure.kind).toBe('unknown-outcome');
});
