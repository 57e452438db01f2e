import type { Audience, Call } from '../../call/call.js';
import { type Channels, channelFor } from '../../call/channels.js';
import type { Job } from '../../call/jobs/job.js';
import { channelsMayJoin, type MeetingLinkReaders } from '../../call/meeting-link.js';
import type { ChannelDirectory } from '../../call/ports/channels.js';
import { ServiceFailure } from '../../call/ports/service-failure.js';
import type { Messenger } from '../../call/ports/slack.js';
import type { AttemptResult } from '../../call/ports/store.js';
import { postOnce } from '../../delivery/post-once.js';

export interface PostAnnouncementDeps {
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
  { messenger, channels, channelDirectory, meetingLink, clock }: PostAnnouncementDeps,
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
