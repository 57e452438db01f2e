import type { KnownBlock, WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Message, Messenger } from '../application/ports/slack.js';
import { askSlack } from './ask-slack.js';
import { findChannelId } from './find-channel-id.js';
import { findDelivery } from './find-delivery.js';
import { deliveryEventType } from './identifiers.js';
import { readAnswer } from './read-answer.js';
import { type RenderedMessage, renderAnnouncement } from './views/announcement.js';

const Posted = z.object({ channel: z.string().min(1), ts: z.string().min(1) });
const Permalink = z.object({ permalink: z.string().min(1) });

/** Posts with the Web API, one request per method. */
export function createMessenger(client: WebClient): Messenger {
  return {
    async post(channel, message, key) {
      const what = `posting in ${channel}`;
      const answer = await askSlack(what, () =>
        client.chat.postMessage({
          channel,
          ...asArguments(render(message)),
          metadata: { event_type: deliveryEventType, event_payload: { key } },
        }),
      );
      const posted = readAnswer(what, Posted, answer);
      return { channelId: posted.channel, ts: posted.ts };
    },
    async update(place, message) {
      await askSlack('updating a post', () =>
        client.chat.update({ channel: place.channelId, ts: place.ts, ...asArguments(render(message)) }),
      );
    },
    async permalink(place) {
      const what = 'asking for the address of a post';
      const answer = await askSlack(what, () =>
        client.chat.getPermalink({ channel: place.channelId, message_ts: place.ts }),
      );
      return readAnswer(what, Permalink, answer).permalink;
    },
    async findPosted(channel, key, since) {
      return findDelivery(client, await findChannelId(client, channel), key, since);
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
