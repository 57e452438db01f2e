import type { WebClient } from '@slack/web-api';
import { ServiceFailure } from '../application/service-failure.js';
import type { ChannelName } from '../domain/call/channels.js';
import { askSlack } from './ask-slack.js';

/**
 * The id of a channel that the settings name: reading a channel's history takes nothing else. It is looked up afresh
 * each time, since another channel can have got the name, and only an uncertain post needs it. Archived channels count
 * too, so that posting says what is wrong with them. Throws a `ServiceFailure` (`channel_not_found`) when Slack shows
 * the app no such channel.
 */
export async function findChannelId(client: WebClient, channel: ChannelName): Promise<string> {
  if (!channel.startsWith('#')) return channel;
  const name = channel.slice(1);
  let cursor: string | undefined;
  do {
    const page = await askSlack('listing the channels', () =>
      client.conversations.list({
        types: 'public_channel,private_channel',
        limit: 1000,
        ...(cursor ? { cursor } : {}),
      }),
    );
    const found = page.channels?.find((each) => each.name === name)?.id;
    if (found) return found;
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  throw new ServiceFailure(`Slack shows the app no channel ${channel}.`, {
    service: 'Slack',
    kind: 'refused',
    code: 'channel_not_found',
  });
}
