import type { WebClient } from '@slack/web-api';
import { ServiceFailure } from '../call/ports/service-failure.js';
import type { MessagePlace } from '../call/ports/slack.js';
import { callSlack } from './call-slack.js';
import { readAnswer, readPart } from './read-answer.js';
import { Dated, Delivered, MessagePage } from './schemas.js';

/** Which messages are looked through: a conversation's, or the replies under one of them. */
export interface SearchScope {
  readonly channelId: string;
  readonly threadTs: string | undefined;
}

/** A search that has been broken off, because Slack asked to wait or did not answer. */
interface Search {
  cursor: string | undefined;
  pages: number;
  /** When the last message of the last page was posted, in seconds since the epoch; `NaN` before the first page. */
  lastTs: number;
}

/** 40,000 messages since the first attempt: no conversation of people has so many, and a broken list has no end. */
const mostPages = 200;

/** How many searches that were broken off are gone on with; the oldest are begun anew. */
const mostSearches = 200;

export type FindDelivery = (searchScope: SearchScope, key: string, since: number) => Promise<MessagePlace | undefined>;

/**
 * Looks through a conversation for the message of the app's own that carries a job's key in its metadata, as old as
 * `since` (milliseconds since the epoch) at most. Keys can be guessed, and any app can put one into its metadata: only what
 * Slack says that this app has posted counts. A search that is broken off goes on at the next attempt where it was: as long
 * as it has not ended, nothing is posted that could stand on the pages before.
 * @param self the app at Slack; its field throws a `ServiceFailure` as long as that is not known
 */
export function createFindDelivery(client: WebClient, self: { readonly botId: string }): FindDelivery {
  const searches = new Map<string, Search>();

  function resume(name: string): Search {
    const search = searches.get(name) ?? { cursor: undefined, pages: 0, lastTs: Number.NaN };
    searches.set(name, search);
    for (const oldest of searches.keys()) {
      if (searches.size <= mostSearches) break;
      searches.delete(oldest);
    }
    return search;
  }

  return async (searchScope, key, since) => {
    const name = JSON.stringify([searchScope.channelId, searchScope.threadTs, key, since]);
    const search = resume(name);
    try {
      const found = await goOn(client, searchScope, self.botId, key, since, search);
      searches.delete(name);
      return found;
    } catch (error) {
      // Whatever Slack refuses may be the place where the search stood: the next one begins anew.
      if (error instanceof ServiceFailure && error.kind === 'refused') searches.delete(name);
      throw error;
    }
  };
}

async function goOn(
  client: WebClient,
  searchScope: SearchScope,
  botId: string,
  key: string,
  since: number,
  search: Search,
): Promise<MessagePlace | undefined> {
  const what = 'looking for a post';
  do {
    const answer = await callSlack(what, () => readPage(client, searchScope, since, search.cursor));
    const { messages = [], response_metadata: next } = readAnswer(what, MessagePage, answer);
    const found = messages
      .map((message) => readPart(Delivered, message))
      .find((message) => message?.bot_id === botId && message.metadata.event_payload.key === key);
    if (found) return { channelId: searchScope.channelId, ts: found.ts };
    if (!advance(search, searchScope, messages, next?.next_cursor)) return undefined;
  } while (search.pages < mostPages);
  throw new ServiceFailure('Slack’s list of messages has no end.', {
    service: 'Slack',
    kind: 'bad-answer',
    code: 'endless-list',
  });
}

/**
 * Whether there is another page. A history leads from the newest to the oldest, a thread the other way: a cursor that leads
 * back leads in circles.
 */
function advance(
  search: Search,
  { threadTs }: SearchScope,
  messages: readonly unknown[],
  cursor: string | undefined,
): boolean {
  const lastTs = Number(readPart(Dated, messages.at(-1))?.ts ?? Number.NaN);
  const isBehind = threadTs === undefined ? lastTs >= search.lastTs : lastTs <= search.lastTs;
  const leadsOn = Boolean(cursor) && cursor !== search.cursor && !isBehind;
  search.pages += 1;
  search.cursor = cursor;
  if (!Number.isNaN(lastTs)) search.lastTs = lastTs;
  return leadsOn;
}

/** A channel's history does not hold the replies in its threads. */
function readPage(client: WebClient, { channelId, threadTs }: SearchScope, since: number, cursor: string | undefined) {
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
