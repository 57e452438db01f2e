import { channelByName } from '../workspace/channels.js';
import type { Workspace } from '../workspace/workspace.js';

/** Says how many seconds a request must wait; 0 when it may go now. `channel` is where a post goes. */
export type RequestLimit = (method: string, channel: string | undefined) => number;

/** How many requests of each method a minute, and how many posts. */
export interface SlackLimits {
  readonly tierTwo: number;
  readonly tierThree: number;
  readonly tierFour: number;
  /** Methods with a limit of their own that Slack calls "hundreds a minute". */
  readonly special: number;
  /** In all channels together: "several hundred". */
  readonly posts: number;
  readonly postsPerSecondAndChannel: number;
}

/** What Slack promises at least. https://docs.slack.dev/apis/web-api/rate-limits */
export const documentedLimits: SlackLimits = {
  tierTwo: 20,
  tierThree: 50,
  tierFour: 100,
  special: 300,
  posts: 300,
  postsPerSecondAndChannel: 1,
};

/** From each method's page. */
const tiers: Readonly<Record<string, 'tierTwo' | 'tierThree' | 'tierFour' | 'special'>> = {
  'auth.test': 'special',
  'chat.delete': 'tierThree',
  'chat.getPermalink': 'special',
  'chat.postEphemeral': 'tierFour',
  'chat.update': 'tierThree',
  'conversations.history': 'tierThree',
  'conversations.info': 'tierThree',
  'conversations.join': 'tierThree',
  'conversations.list': 'tierTwo',
  'conversations.members': 'tierFour',
  'conversations.open': 'tierThree',
  'conversations.replies': 'tierThree',
  'users.info': 'tierFour',
  'users.list': 'tierTwo',
  'users.lookupByEmail': 'tierThree',
  'views.open': 'tierFour',
  'views.publish': 'tierFour',
  'views.push': 'tierFour',
  'views.update': 'tierFour',
};

const minute = 60_000;
const second = 1_000;

/**
 * Requests that were sent a second apart may arrive closer together, on a busy machine above all. Slack lets short bursts pass.
 */
const arrivalJitter = 400;

/** Slack answers 429 beyond. What was refused does not count. */
export function limitRequests(workspace: Workspace, limits: SlackLimits): RequestLimit {
  const { now } = workspace;
  const counted = new Map<string, number[]>();

  /** Milliseconds until one more fits into the window. */
  function waitFor(name: string, most: number, window: number): number {
    const recent = (counted.get(name) ?? []).filter((at) => at <= now() && now() - at < window);
    counted.set(name, recent);
    const oldest = recent[recent.length - most];
    return oldest === undefined ? 0 : oldest + window - now();
  }

  function count(...names: readonly string[]): void {
    for (const name of names) counted.get(name)?.push(now());
  }

  return (method, target) => {
    if (method !== 'chat.postMessage') {
      const tier = tiers[method];
      const wait = tier === undefined ? 0 : waitFor(method, limits[tier], minute);
      if (wait === 0) count(method);
      return Math.ceil(wait / second);
    }
    const channel = `channel ${channelByName(workspace, target ?? '')?.id ?? target}`;
    const wait = Math.max(
      waitFor(channel, limits.postsPerSecondAndChannel, second - arrivalJitter),
      waitFor(method, limits.posts, minute),
    );
    if (wait === 0) count(channel, method);
    return Math.ceil(wait / second);
  };
}

/** For a test that asks or posts by itself, as often as it likes. */
export const noLimits: SlackLimits = {
  tierTwo: Number.POSITIVE_INFINITY,
  tierThree: Number.POSITIVE_INFINITY,
  tierFour: Number.POSITIVE_INFINITY,
  special: Number.POSITIVE_INFINITY,
  posts: Number.POSITIVE_INFINITY,
  postsPerSecondAndChannel: Number.POSITIVE_INFINITY,
};
