import type { WebClient } from '@slack/web-api';
import type { MessagePlace } from '../application/ports/slack.js';
import { askSlack } from './ask-slack.js';
import { readAnswer, readPart } from './read-answer.js';
import { Delivered, MessagePage } from './schemas.js';

/** Which messages are looked through: a conversation's, or the replies under one of them. */
export interface Haystack {
  readonly channelId: string;
  readonly threadTs: string | undefined;
}

/**
 * Looks through a conversation for the message that carries a delivery's key in its metadata.
 * @param since milliseconds since the epoch: older messages cannot be it
 */
export async function findDelivery(
  client: WebClient,
  haystack: Haystack,
  key: string,
  since: number,
): Promise<MessagePlace | undefined> {
  const what = 'looking for a post';
  let cursor: string | undefined;
  do {
    const answer = await askSlack(what, () => readPage(client, haystack, since, cursor));
    const page = readAnswer(what, MessagePage, answer);
    const found = page.messages?.map(readDelivered).find((message) => message?.key === key);
    if (found) return { channelId: haystack.channelId, ts: found.ts };
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return undefined;
}

/** A channel's history does not hold the replies in its threads. */
function readPage(client: WebClient, { channelId, threadTs }: Haystack, since: number, cursor: string | undefined) {
  const page = {
    channel: channelId,
    oldest: (since / 1000).toFixed(6),
    inclusive: true,
    include_all_metadata: true,
    limit: 200,
    ...(cursor ? { cursor } : {}),
  };
  return threadTs === undefined
    ? client.conversations.history(page)
    : client.conversations.replies({ ...page, ts: threadTs });
}

function readDelivered(message: unknown): { ts: string; key: string } | undefined {
  const read = readPart(Delivered, message);
  return read && { ts: read.ts, key: read.metadata.event_payload.key };
}
