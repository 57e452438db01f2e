import type { WebClient } from '@slack/web-api';
import { ServiceFailure } from '../application/service-failure.js';
import type { ChannelName } from '../domain/call/channels.js';
import { askSlack } from './ask-slack.js';

export interface ChannelIds {
  /** The id of a channel that the settings name. Throws a `ServiceFailure` (`channel_not_found`) when Slack has none. */
  idOf(channel: ChannelName): Promise<string>;
}

/** Reading a channel's history needs its id; names are looked up in the list of channels, once each. */
export function createChannelIds(client: WebClient): ChannelIds {
  const known = new Map<ChannelName, string>();
  return {
    async idOf(channel) {
      if (!channel.startsWith('#')) return channel;
      const id = known.get(channel) ?? (await findId(client, channel.slice(1)));
      known.set(channel, id);
      return id;
    },
  };
}

async function findId(client: WebClient, name: string): Promise<string> {
  let cursor: string | undefined;
  do {
    const page = await askSlack('listing the channels', () =>
      client.conversations.list({
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: 1000,
        ...(cursor ? { cursor } : {}),
      }),
    );
    const found = page.channels?.find((channel) => channel.name === name)?.id;
    if (found) return found;
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  throw new ServiceFailure(`Slack shows the app no channel #${name}.`, {
    service: 'Slack',
    kind: 'refused',
    code: 'channel_not_found',
  });
}
