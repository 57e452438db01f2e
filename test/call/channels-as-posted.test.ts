import { channelsAsPosted } from '../../src/call/channels-as-posted.js';

const settings = {
  support: { 'gitlab-com': '#new-com', 'self-managed': '#new-self-managed' },
  managers: '#new-managers',
} as const;
const place = { channelId: 'C1', ts: '1.0', permalink: 'https://example.slack.com/1' };

test('posts keep the names of the channels in which they were made, whatever the settings say now', () => {
  const posts = [
    { audience: 'support', ...place, channelName: '#old-self-managed' },
    { audience: 'managers', ...place, channelName: '#old-managers' },
  ] as const;

  expect(channelsAsPosted(settings, 'self-managed', posts)).toEqual({
    support: { 'gitlab-com': '#new-com', 'self-managed': '#old-self-managed' },
    managers: '#old-managers',
  });
});

test('what was not posted yet, or before names were kept, has the name of the setting', () => {
  expect(channelsAsPosted(settings, 'gitlab-com', [])).toEqual(settings);
  expect(channelsAsPosted(settings, 'gitlab-com', [{ audience: 'support', ...place }])).toEqual(settings);
});
