import {
  type ChannelInfo,
  type ChannelProblem,
  channelProblem,
  isChannelProblem,
} from '../../src/call/channel-check.js';
import { aChannel } from '../support/fakes/fake-channel-directory.js';

test.each<[string, Partial<ChannelInfo>, boolean, ChannelProblem | undefined]>([
  ['private and internal', {}, true, undefined],
  ['public from the beginning', { isPrivate: false, wasPrivate: false }, false, undefined],
  ['private that was public', { wasPrivate: true }, false, undefined],
  ['public that was private since the start', { isPrivate: false }, false, 'channel_made_public'],
  ['public that was private when announced', { isPrivate: false, wasPrivate: false }, true, 'channel_made_public'],
  ['shared with another organization', { sharing: 'external' }, false, 'channel_shared_externally'],
  ['to be shared with one', { sharing: 'external-pending' }, false, 'channel_share_pending'],
  ['shared within the organization', { sharing: 'organization' }, true, undefined],
  ['archived', { isArchived: true }, true, 'is_archived'],
  ['one that the app is not in', { isMember: false }, true, 'not_in_channel'],
  ['wrong in every way', { isMember: false, sharing: 'external', isPrivate: false }, true, 'channel_shared_externally'],
])('a channel that is %s', (_what, parts, wasPrivate, problem) => {
  expect(channelProblem(aChannel(parts), wasPrivate)).toBe(problem);
});

test('a channel that Slack does not show is one in which nothing can be posted', () => {
  expect(channelProblem(undefined)).toBe('channel_not_found');
});

test('only what a channel is like counts as its problem', () => {
  expect(['is_archived', 'channel_made_public', 'invalid_auth', 'connection'].map(isChannelProblem)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
