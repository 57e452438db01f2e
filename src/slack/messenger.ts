import type { KnownBlock, WebClient } from '@slack/web-api';
import type { Destination, Message, Messenger } from '../call/ports/slack.js';
import type { RenderedMessage } from './block-kit/rendered-message.js';
import { callSlack } from './call-slack.js';
import { createFindDelivery, type SearchScope } from './find-delivery.js';
import { deliveryEventType } from './identifiers.js';
import { readAnswer } from './read-answer.js';
import { OpenedConversation, Permalink, Posted } from './schemas.js';

/**
 * Posts with the Web API, one request per method.
 * @param render the text and blocks of a message
 * @param self the app at Slack; its field throws a `ServiceFailure` as long as that is not known
 */
export function createMessenger(
  client: WebClient,
  render: (message: Message) => RenderedMessage,
  self: { readonly botId: string },
): Messenger {
  const findDelivery = createFindDelivery(client, self);
  return {
    async post(destination, message, key) {
      const what = `posting ${nameOf(destination)}`;
      const answer = await callSlack(what, () =>
        client.chat.postMessage({
          ...addressOf(destination),
          ...asArguments(render(message)),
          metadata: { event_type: deliveryEventType, event_payload: { key } },
        }),
      );
      const posted = readAnswer(what, Posted, answer);
      return { channelId: posted.channel, ts: posted.ts };
    },
    async update(place, message) {
      await callSlack('updating a post', () =>
        client.chat.update({ channel: place.channelId, ts: place.ts, ...asArguments(render(message)) }),
      );
    },
    async permalink(place) {
      const what = 'asking for the address of a post';
      const answer = await callSlack(what, () =>
        client.chat.getPermalink({ channel: place.channelId, message_ts: place.ts }),
      );
      return readAnswer(what, Permalink, answer).permalink;
    },
    async findPosted(destination, key, since) {
      return findDelivery(await searchScopeOf(client, destination), key, since);
    },
  };
}

type Address =
  | { readonly channel: string; readonly thread_ts?: string }
  | { readonly channel: string; readonly thread_ts: string; readonly reply_broadcast: true };

function addressOf(destination: Destination): Address {
  switch (destination.kind) {
    case 'channel':
      return { channel: destination.channelId };
    case 'thread': {
      const reply = { channel: destination.under.channelId, thread_ts: destination.under.ts };
      return destination.broadcast ? { ...reply, reply_broadcast: true } : reply;
    }
    // Slack opens the direct message by itself when it is posted to.
    case 'person':
      return { channel: destination.slackId };
  }
}

function nameOf(destination: Destination): string {
  switch (destination.kind) {
    case 'channel':
      return `in ${destination.name}`;
    case 'thread':
      return 'under the announcement';
    case 'person':
      return 'a direct message';
  }
}

async function searchScopeOf(client: WebClient, destination: Destination): Promise<SearchScope> {
  switch (destination.kind) {
    case 'channel':
      return { channelId: destination.channelId, threadTs: undefined };
    case 'thread':
      return { channelId: destination.under.channelId, threadTs: destination.under.ts };
    case 'person': {
      const what = 'opening a direct message';
      const answer = await callSlack(what, () => client.conversations.open({ users: destination.slackId }));
      return { channelId: readAnswer(what, OpenedConversation, answer).channel.id, threadTs: undefined };
    }
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
