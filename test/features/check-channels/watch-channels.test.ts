import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { createChannelWatch } from '../../../src/features/check-channels/watch-channels.js';
import { createFakeChannelDirectory } from '../../support/fakes/fake-channel-directory.js';

const channels = { support: { 'gitlab-com': '#com', 'self-managed': '#self' }, managers: '#managers' };

function start() {
  const channelDirectory = createFakeChannelDirectory();
  const lines: string[] = [];
  const note = (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push(`${fields.setting ?? ''} ${message}`);
  };
  const requeue = jest.fn(async () => 0);
  const watch = createChannelWatch({ channels, channelDirectory, requeue, log: { info: note, error: note } });
  return { channelDirectory, lines, requeue, watch };
}

test('a channel that is missing is logged once, with its setting and the fix, and when it is there', async () => {
  const { channelDirectory, lines, watch } = start();
  channelDirectory.changed.set('#self', undefined);
  await watch();
  await watch();
  expect(lines).toEqual([
    expect.stringMatching(/^CHANNEL_SELF_MANAGED the app cannot post in this channel: .*\/invite @Runbook/),
  ]);

  channelDirectory.changed.clear();
  await watch();
  await watch();

  expect(lines.slice(1)).toEqual(['CHANNEL_SELF_MANAGED the app can post in this channel again']);
});

test('a Slack that does not answer, and a database that does not, end nothing', async () => {
  const { channelDirectory, lines, requeue, watch } = start();
  channelDirectory.down = new ServiceFailure('Down.', { service: 'Slack', kind: 'not-sent', code: 'connection' });
  requeue.mockRejectedValueOnce(new Error('The database is away.'));

  await watch();

  expect(lines).toHaveLength(4);
});
