import type { Messenger } from '../application/ports/slack.js';
import type { AttemptOutcome } from '../application/ports/store.js';
import type { Audience, Call } from '../domain/call/call.js';
import { type Channels, channelFor } from '../domain/call/channels.js';
import type { Delivery } from '../domain/call/delivery.js';
import { postOnce } from './post-once.js';

export interface PostAnnouncementParts {
  readonly messenger: Pick<Messenger, 'post' | 'permalink' | 'findPosted'>;
  readonly channels: Channels;
}

/**
 * Posts the announcement for one audience. When it stands and its address cannot be had, the next attempt finds it.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function postAnnouncement(
  { messenger, channels }: PostAnnouncementParts,
  delivery: Delivery,
  call: Call,
  audience: Audience,
): Promise<AttemptOutcome> {
  const channel = channelFor(channels, call.product, audience);
  const place = await postOnce(
    messenger,
    delivery,
    { kind: 'channel', channel },
    { kind: 'announcement', call, audience },
  );
  const permalink = await messenger.permalink(place);
  return { kind: 'sent', post: { audience, ...place, permalink } };
}
