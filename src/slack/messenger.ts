import type { KnownBlock, WebClient } from '@slack/web-api';
import type { Message, MessagePlace, Messenger } from '../application/ports/slack.js';
import { ServiceFailure } from '../application/service-failure.js';
import { askSlack } from './ask-slack.js';
import { type ChannelIds, createChannelIds } from './channel-ids.js';
import { findDelivery } from './find-delivery.js';
import { deliveryEventType } from './identifiers.js';
import { type RenderedMessage, renderAnnouncement } from './views/announcement.js';

/** Posts with the Web API, one request per method. */
export function createMessenger(client: WebClient): Messenger {
  const channelIds: ChannelIds = createChannelIds(client);
  return {
    async post(channel, message, key) {
      const answer = await askSlack(`posting in ${channel}`, () =>
        client.chat.postMessage({
          channel,
          ...asArguments(render(message)),
          metadata: { event_type: deliveryEventType, event_payload: { key } },
        }),
      );
      return placeOf(answer.channel, answer.ts);
    },
    async update(place, message) {
      await askSlack('updating a post', () =>
        client.chat.update({ channel: place.channelId, ts: place.ts, ...asArguments(render(message)) }),
      );
    },
    async permalink(place) {
      const answer = await askSlack('asking for the address of a post', () =>
        client.chat.getPermalink({ channel: place.channelId, message_ts: place.ts }),
      );
      if (!answer.permalink) throw incomplete();
      return answer.permalink;
    },
    async findPosted(channel, key, since) {
      return findDelivery(client, await channelIds.idOf(channel), key, since);
    },
  };
}

function render(message: Message): RenderedMessage {
  switch (message.kind) {
    case 'announcement':
      return renderAnnouncement(message.call, message.audience);
  }
}

/** Links in a runbook are not unfurled: a preview could show what the runbook keeps confidential. */
function asArguments(message: RenderedMessage): {
  text: string;
  blocks: KnownBlock[];
  unfurl_links: false;
  unfurl_media: false;
} {
  return { text: message.text, blocks: [...message.blocks], unfurl_links: false, unfurl_media: false };
}

function placeOf(channelId: string | undefined, ts: string | undefined): MessagePlace {
  if (!channelId || !ts) throw incomplete();
  return { channelId, ts };
}

function incomplete(): ServiceFailure {
  return new ServiceFailure('Slack’s answer lacks what it should hold.', {
    service: 'Slack',
    kind: 'bad-answer',
    code: 'incomplete',
  });
}
