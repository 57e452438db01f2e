import type { KnownBlock, WebClient } from '@slack/web-api';
import type { Destination, Message, Messenger } from '../application/ports/slack.js';
import { askSlack } from './ask-slack.js';
import { createFindDelivery, type Haystack } from './find-delivery.js';
import { deliveryEventType } from './identifiers.js';
import { readAnswer } from './read-answer.js';
import { OpenedConversation, Permalink, Posted } from './schemas.js';
import { renderAccessNotice, renderLostAccess } from './views/access-notice.js';
import { renderAccessReport } from './views/access-report.js';
import { renderAnnouncement } from './views/announcement.js';
import { renderCorrection } from './views/correction.js';
import { renderDriftNotice } from './views/drift-notice.js';
import { renderFailureNotice } from './views/failure-notice.js';
import { renderProgress } from './views/progress.js';
import { renderPublicNotice } from './views/public-notice.js';
import { renderReminder } from './views/reminder.js';
import type { RenderedMessage } from './views/rendered-message.js';
import { renderRunPanel } from './views/run-panel.js';
import { renderSummary } from './views/summary.js';

/**
 * Posts with the Web API, one request per method.
 * @param self the app at Slack; its field throws a `ServiceFailure` as long as that is not known
 */
export function createMessenger(client: WebClient, self: { readonly botId: string }): Messenger {
  const findDelivery = createFindDelivery(client, self);
  return {
    async post(destination, message, key) {
      const what = `posting ${nameOf(destination)}`;
      const answer = await askSlack(what, () =>
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
    async findPosted(destination, key, since) {
      return findDelivery(await haystackOf(client, destination), key, since);
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

async function haystackOf(client: WebClient, destination: Destination): Promise<Haystack> {
  switch (destination.kind) {
    case 'channel':
      return { channelId: destination.channelId, threadTs: undefined };
    case 'thread':
      return { channelId: destination.under.channelId, threadTs: destination.under.ts };
    case 'person': {
      const what = 'opening a direct message';
      const answer = await askSlack(what, () => client.conversations.open({ users: destination.slackId }));
      return { channelId: readAnswer(what, OpenedConversation, answer).channel.id, threadTs: undefined };
    }
  }
}

function render(message: Message): RenderedMessage {
  switch (message.kind) {
    case 'announcement':
      return renderAnnouncement({ ...message.call, mayJoin: message.mayJoin }, message.audience, message.call.issue);
    case 'reminder':
      return renderReminder(message.reminder);
    case 'failure-notice':
      return renderFailureNotice(message.notice);
    case 'drift-notice':
      return renderDriftNotice(message.call, message.drift);
    case 'public-notice':
      return renderPublicNotice(message.call);
    case 'access-notice':
      return renderAccessNotice(message.call, message.isDri);
    case 'access-report':
      return renderAccessReport(message.call, message.people);
    case 'lost-access':
      return renderLostAccess();
    case 'run-panel':
      return renderRunPanel(message.panel);
    case 'progress':
      return renderProgress(message.progress);
    case 'summary':
      return renderSummary(message.call, message.completion);
    case 'correction':
      return renderCorrection(message.changes, message.by);
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
