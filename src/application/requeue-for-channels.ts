import type { Audience, Call, Post } from '../domain/call/call.js';
import { channelProblem, channelProblems } from '../domain/call/channel-check.js';
import { type ChannelName, type Channels, channelFor } from '../domain/call/channels.js';
import type { Delivery, DeliveryContent } from '../domain/call/delivery.js';
import type { ChannelDirectory, FailedDeliveries } from './ports/channels.js';
import type { CallStore } from './ports/store.js';

/** So many are looked at in one go; the others follow a minute later. */
const mostAtOnce = 500;

export interface RequeueForChannelsParts {
  readonly calls: Pick<CallStore, 'call' | 'postsOf'>;
  readonly failedDeliveries: FailedDeliveries;
  readonly channelDirectory: ChannelDirectory;
  readonly channels: Channels;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/**
 * Queues what could not be posted for its channel again, once the channel is right, and what has expired meanwhile, so that
 * this is recorded. To be called every minute. Returns how many were queued.
 * @throws ServiceFailure when Slack does not say what a channel is
 */
export async function requeueForChannels(parts: RequeueForChannelsParts): Promise<number> {
  const failed = await parts.failedDeliveries.failedWith(channelProblems, mostAtOnce);
  const again: Delivery[] = [];
  for (const delivery of failed) if (await isWorthAnotherTry(parts, delivery)) again.push(delivery);
  return parts.failedDeliveries.requeue(again, parts.clock());
}

async function isWorthAnotherTry(parts: RequeueForChannelsParts, delivery: Delivery): Promise<boolean> {
  if (delivery.expiresAt !== undefined && delivery.expiresAt <= parts.clock()) return true;
  const audience = audienceOf(delivery.content);
  if (!audience) return false;
  const [call, posts] = await Promise.all([parts.calls.call(delivery.callId), parts.calls.postsOf(delivery.callId)]);
  const post = posts.find((each) => each.audience === audience);
  const channel = await parts.channelDirectory.channel(channelOf(parts.channels, call, audience, post));
  return channelProblem(channel, post?.isPrivate) === undefined;
}

/** Replies and updates go where the announcement stands, whatever the settings say since. */
function channelOf(channels: Channels, call: Call, audience: Audience, post: Post | undefined): ChannelName {
  return post?.channelId ?? channelFor(channels, call.product, audience);
}

/** Whose channel a delivery goes to; `undefined` for one that goes to no channel. */
function audienceOf(content: DeliveryContent): Audience | undefined {
  if (content.kind === 'reminder') return content.to.kind === 'audience' ? content.to.audience : undefined;
  return 'audience' in content ? content.audience : undefined;
}
