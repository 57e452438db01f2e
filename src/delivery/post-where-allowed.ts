import { channelProblem } from '../call/channel-check.js';
import type { ChannelDirectory } from '../call/ports/channels.js';
import { ServiceFailure } from '../call/ports/service-failure.js';
import type { Messenger } from '../call/ports/slack.js';
import type { CallStore } from '../call/ports/store.js';

export interface PostWhereAllowedDeps {
  readonly channelDirectory: ChannelDirectory;
  readonly calls: Pick<CallStore, 'postsOf'>;
}

/** Slack's ids of direct messages. */
const direct = /^D/;

/**
 * A messenger that asks what a channel is right before it writes there: by now it may be shared with another organization,
 * archived, or open to everybody where it was private. What may not be written fails as Slack's refusals do.
 * @param callId the call that is spoken of
 */
export function postWhereAllowed<Posting extends Pick<Messenger, 'post' | 'update'>>(
  messenger: Posting,
  { channelDirectory, calls }: PostWhereAllowedDeps,
  callId: number,
): Posting {
  async function check(channelId: string): Promise<void> {
    const [channel, posts] = await Promise.all([channelDirectory.channel(channelId), calls.postsOf(callId)]);
    const wasPrivate = posts.some((post) => post.channelId === channelId && post.isPrivate === true);
    const problem = channelProblem(channel, wasPrivate);
    if (!problem) return;
    const message = `Nothing may be posted in the channel ${channelId} now (${problem}).`;
    throw new ServiceFailure(message, { service: 'Slack', kind: 'refused', code: problem });
  }

  return {
    ...messenger,
    post: async (destination, message, key) => {
      if (destination.kind === 'channel') await check(destination.channelId);
      if (destination.kind === 'thread') await check(destination.under.channelId);
      return messenger.post(destination, message, key);
    },
    update: async (place, message) => {
      if (!direct.test(place.channelId)) await check(place.channelId);
      return messenger.update(place, message);
    },
  };
}
