import type { ChannelInfo } from '../channel-check.js';
import type { ChannelName } from '../channels.js';
import type { Job } from '../jobs/job.js';

/** What Slack says of channels. */
export interface ChannelDirectory {
  /**
   * A channel as Slack described it at most a minute ago; `undefined` when Slack shows the app no such channel. A name
   * means for ever the channel that had it when it was first looked up, whatever that is called since.
   * @throws ServiceFailure when Slack does not say
   */
  channel(nameOrId: ChannelName): Promise<ChannelInfo | undefined>;
}

/** Which channels the names of the settings were found to mean. */
export interface ChannelBindings {
  /** The id of the channel that a name means; `undefined` when it has not been looked up yet. */
  find(name: ChannelName): Promise<string | undefined>;
  /** Keeps what a name means, unless it means something already. Returns the id that it means now. */
  bind(name: ChannelName, channelId: string, now: number): Promise<string>;
}

/** Jobs that failed for a reason that may pass by itself. */
export interface FailedJobs {
  /** Up to `limit` that Slack refused with one of these codes, the oldest first. */
  failedWith(codes: readonly string[], limit: number): Promise<readonly Job[]>;
  /** Queues those of them again that are still failed, due at `now` (milliseconds since the epoch). Returns how many. */
  requeue(jobs: readonly Job[], now: number): Promise<number>;
}
