import type { ChannelDirectory } from '../application/ports/channels.js';
import type { Messenger } from '../application/ports/slack.js';
import type { AttemptResult } from '../application/ports/store.js';
import { ServiceFailure } from '../application/service-failure.js';
import type { Audience, Call } from '../domain/call/call.js';
import { type Channels, channelFor } from '../domain/call/channels.js';
import type { Job } from '../domain/call/job.js';
import { channelsMayJoin, type MeetingLinkReaders } from '../domain/call/meeting-link.js';
import { postOnce } from './post-once.js';

export interface PostAnnouncementParts {
  readonly messenger: Pick<Messenger, 'post' | 'permalink' | 'findPosted'>;
  readonly channels: Channels;
  readonly channelDirectory: ChannelDirectory;
  readonly meetingLink: MeetingLinkReaders;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/**
 * Posts the announcement for one audience. When it stands and its address cannot be had, the next attempt finds it.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function postAnnouncement(
  { messenger, channels, channelDirectory, meetingLink, clock }: PostAnnouncementParts,
  job: Job,
  call: Call,
  audience: Audience,
): Promise<AttemptResult> {
  const setting = channelFor(channels, call.product, audience);
  const channel = await channelDirectory.channel(setting);
  if (!channel) throw noSuchChannel(setting);
  const channelName = `#${channel.name}`;
  const place = await postOnce(
    messenger,
    job,
    { kind: 'channel', channelId: channel.id, name: channelName },
    { kind: 'announcement', call, audience, mayJoin: channelsMayJoin(meetingLink, call, clock()) },
  );
  const permalink = await messenger.permalink(place);
  return { kind: 'completed', post: { audience, ...place, permalink, channelName, isPrivate: channel.isPrivate } };
}

function noSuchChannel(setting: string): ServiceFailure {
  const message = `Slack shows the app no channel ${setting}.`;
  return new ServiceFailure(message, { service: 'Slack', kind: 'refused', code: 'channel_not_found' });
}
