import type { Audience, Call, Post } from '../../call/call.js';
import { channelProblem, channelProblems } from '../../call/channel-check.js';
import { type ChannelName, type Channels, channelFor } from '../../call/channels.js';
import type { Job, JobPayload } from '../../call/jobs/job.js';
import type { ChannelDirectory, FailedJobs } from '../../call/ports/channels.js';
import type { CallStore } from '../../call/ports/store.js';

/** So many are looked at in one go; the others follow a minute later. */
const mostAtOnce = 500;

export interface RequeueForChannelsDeps {
  readonly calls: Pick<CallStore, 'call' | 'postsOf'>;
  readonly failedJobs: FailedJobs;
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
export async function requeueForChannels(parts: RequeueForChannelsDeps): Promise<number> {
  const failed = await parts.failedJobs.failedWith(channelProblems, mostAtOnce);
  const again: Job[] = [];
  for (const job of failed) if (await isWorthAnotherTry(parts, job)) again.push(job);
  return parts.failedJobs.requeue(again, parts.clock());
}

async function isWorthAnotherTry(parts: RequeueForChannelsDeps, job: Job): Promise<boolean> {
  if (job.expiresAt !== undefined && job.expiresAt <= parts.clock()) return true;
  const audience = audienceOf(job.payload);
  if (!audience) return false;
  const [call, posts] = await Promise.all([parts.calls.call(job.subjectId), parts.calls.postsOf(job.subjectId)]);
  const post = posts.find((each) => each.audience === audience);
  const channel = await parts.channelDirectory.channel(channelOf(parts.channels, call, audience, post));
  return channelProblem(channel, post?.isPrivate) === undefined;
}

/** Replies and updates go where the announcement stands, whatever the settings say since. */
function channelOf(channels: Channels, call: Call, audience: Audience, post: Post | undefined): ChannelName {
  return post?.channelId ?? channelFor(channels, call.product, audience);
}

/** Whose channel a job goes to; `undefined` for one that goes to no channel. */
function audienceOf(content: JobPayload): Audience | undefined {
  if (content.kind === 'reminder') return content.to.kind === 'audience' ? content.to.audience : undefined;
  return 'audience' in content ? content.audience : undefined;
}
