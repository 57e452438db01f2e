import type { MessagePlace, Messenger } from '../application/ports/slack.js';
import type { AttemptOutcome } from '../application/ports/store.js';
import type { Audience, Call } from '../domain/call/call.js';
import { type Channels, channelFor } from '../domain/call/channels.js';
import type { Delivery } from '../domain/call/delivery.js';

/** How far Slack's clock, which dates messages, may be behind ours, in milliseconds. */
const clockSlack = 60_000;

export interface PostAnnouncementParts {
  readonly messenger: Pick<Messenger, 'post' | 'permalink' | 'findPosted'>;
  readonly channels: Channels;
}

/**
 * Posts the announcement for one audience. Slack cannot be asked to post only once, so whenever something was begun
 * before, the channel is searched for its message first, and a message that is there is adopted. That also covers a
 * message that was posted and whose address could not be had.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function postAnnouncement(
  { messenger, channels }: PostAnnouncementParts,
  delivery: Delivery,
  call: Call,
  audience: Audience,
): Promise<AttemptOutcome> {
  const channel = channelFor(channels, call.product, audience);
  const adopted = await findEarlier();
  const place = adopted ?? (await messenger.post(channel, { kind: 'announcement', call, audience }, delivery.key));
  const permalink = await messenger.permalink(place);
  return { kind: 'sent', post: { audience, ...place, permalink } };

  async function findEarlier(): Promise<MessagePlace | undefined> {
    if (delivery.attempts <= 1 || delivery.firstAttemptAt === undefined) return undefined;
    return messenger.findPosted(channel, delivery.key, delivery.firstAttemptAt - clockSlack);
  }
}
