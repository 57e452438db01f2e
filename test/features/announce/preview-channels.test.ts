import type { ChannelInfo } from '../../../src/call/channel-check.js';
import { ServiceFailure } from '../../../src/call/ports/service-failure.js';
import { isPostable, previewAnnouncement } from '../../../src/features/announce/preview-announcement.js';
import { previewChannels } from '../../../src/features/announce/preview-channels.js';
import { aCall } from '../../support/a-call.js';
import { startServices } from '../../support/start-services.js';

const request = { slackId: 'U0JANE', issue: '12', choices: { product: undefined, instant: undefined } };

test('the preview shows both channels as they are', async () => {
  const services = startServices();
  services.channelDirectory.changed.set('#support_manager', { name: 'managers_renamed', memberCount: 3 });

  expect(await previewChannels(services, 'self-managed', undefined)).toMatchObject([
    { audience: 'support', name: '#support_self-managed', info: { memberCount: 42 }, problem: undefined },
    { audience: 'managers', name: '#managers_renamed', info: { memberCount: 3 }, problem: undefined },
  ]);
});

test('the support channel is looked up once the product is known', async () => {
  const channels = await previewChannels(startServices(), undefined, undefined);

  expect(channels.map(({ audience }) => audience)).toEqual(['managers']);
});

test('of an announced call the channels count in which it was announced, whatever the settings say since', async () => {
  const services = startServices();
  services.channelDirectory.changed.set('C0OLD', { isPrivate: false, wasPrivate: false, name: 'old' });
  const place = { ts: '1', permalink: 'https://slack.example/p1' };
  const posts = [{ audience: 'managers', channelId: 'C0OLD', channelName: '#old', isPrivate: true, ...place } as const];

  const channels = await previewChannels(services, 'self-managed', {
    call: aCall(),
    posts,
    messages: [],
    jobs: [],
  });

  expect(channels[1]).toMatchObject({ name: '#old', problem: 'channel_made_public' });
});

test.each<[string, Partial<ChannelInfo> | undefined]>([
  ['shared with another organization', { sharing: 'external' }],
  ['to be shared with one', { sharing: 'external-pending' }],
  ['public where it was private', { isPrivate: false }],
  ['archived', { isArchived: true }],
  ['not to be seen', undefined],
  ['without the app', { isMember: false }],
])('with a channel %s nothing can be posted', async (_what, change) => {
  for (const name of ['#support_self-managed', '#support_manager']) {
    const services = startServices();
    services.channelDirectory.changed.set(name, change);

    const preview = await previewAnnouncement(services, request);

    expect(preview.kind === 'preview' && isPostable(preview)).toBe(false);
  }
});

test('nothing can be posted while Slack does not say what a channel is', async () => {
  const services = startServices();
  services.channelDirectory.down = new ServiceFailure('Down.', {
    service: 'Slack',
    kind: 'unknown-outcome',
    code: 'HTTP 503',
  });

  const preview = await previewAnnouncement(services, request);

  expect(preview).toMatchObject({ kind: 'preview', channels: [{ problem: 'unanswered' }, { problem: 'unanswered' }] });
  expect(preview.kind === 'preview' && isPostable(preview)).toBe(false);
});
