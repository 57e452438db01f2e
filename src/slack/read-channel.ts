import type { WebClient } from '@slack/web-api';
import type { ChannelInfo, ChannelSharing } from '../call/channel-check.js';
import { callSlack, isRefusedWith } from './call-slack.js';
import { readAnswer } from './read-answer.js';
import { ChannelAnswer, type ChannelDetails } from './schemas.js';

/**
 * What Slack says of a channel now; `undefined` when it shows the app no such channel.
 * Source: https://docs.slack.dev/reference/methods/conversations.info
 * @throws ServiceFailure when Slack does not say
 */
export async function readChannel(
  client: WebClient,
  channelId: string,
): Promise<Omit<ChannelInfo, 'wasPrivate'> | undefined> {
  const what = 'looking a channel up';
  try {
    const asked = () => client.conversations.info({ channel: channelId, include_num_members: true });
    return toChannelInfo(readAnswer(what, ChannelAnswer, await callSlack(what, asked)).channel);
  } catch (error) {
    if (isRefusedWith(error, 'channel_not_found')) return undefined;
    throw error;
  }
}

function toChannelInfo(channel: ChannelDetails): Omit<ChannelInfo, 'wasPrivate'> {
  return {
    id: channel.id,
    name: channel.name ?? channel.id,
    isPrivate: channel.is_private ?? false,
    isArchived: channel.is_archived ?? false,
    isMember: channel.is_member ?? false,
    sharing: sharingOf(channel),
    memberCount: channel.num_members ?? undefined,
  };
}

/** A channel of which Slack says only that it is shared counts as shared with others. */
function sharingOf(channel: ChannelDetails): ChannelSharing {
  if (channel.is_ext_shared || (channel.is_shared && !channel.is_org_shared)) return 'external';
  if (channel.is_pending_ext_shared) return 'external-pending';
  return channel.is_org_shared ? 'organization' : 'none';
}
