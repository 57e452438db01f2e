import { createThrottle, type RateLimit, type Throttle, type ThrottleDeps } from '../requests/throttle.js';

const minute = 60_000;

/** What a tier allows at least. Source: https://docs.slack.dev/apis/web-api/rate-limits */
const tiers = { two: 20, three: 50, four: 100, special: 200 } as const;

/** Each method has its own limit in each workspace; the tier says how much it is. Source: the pages of the methods. */
const tierOf: Readonly<Record<string, keyof typeof tiers>> = {
  'auth.test': 'special',
  'chat.getPermalink': 'special',
  'chat.postEphemeral': 'four',
  'chat.update': 'three',
  'conversations.history': 'three',
  'conversations.info': 'three',
  'conversations.list': 'two',
  'conversations.open': 'three',
  'conversations.replies': 'three',
  'users.info': 'four',
  'users.list': 'two',
  'users.lookupByEmail': 'three',
  'views.open': 'four',
  'views.publish': 'four',
  'views.push': 'four',
  'views.update': 'four',
};

/** About one post per second and channel. Source: as for the tiers. */
const postsPerChannel: RateLimit = { requests: 1, per: 1_000 };

/** Of so many channels it is known when they were last posted in. */
const mostChannels = 1_000;

interface Channel {
  readonly throttle: Throttle;
  /** Milliseconds since the epoch. */
  lastPostAt: number | undefined;
  previousPostAt: number | undefined;
}

export interface SlackLimits {
  /**
   * Resolves when a request may be sent.
   * @param channel where to, for a post
   * @throws TurnedAway when that would take too long
   */
  admit(method: string, channel: string | undefined): Promise<void>;

  /** Slack refused a request with `Retry-After`: whatever counts towards the same limit waits as long. */
  refused(method: string, channel: string | undefined, retryAfterMs: number): void;
}

/** @param postsPerMinute in all channels together. Slack says "several hundred" and no more. */
export function createSlackLimits(postsPerMinute: number, parts: ThrottleDeps): SlackLimits {
  const methods = new Map<string, Throttle>();
  const channels = new Map<string, Channel>();
  const posts = createThrottle({ requests: postsPerMinute, per: minute }, parts);

  function ofMethod(method: string): Throttle {
    const known = methods.get(method);
    if (known) return known;
    const throttle = createThrottle({ requests: tiers[tierOf[method] ?? 'two'], per: minute }, parts);
    methods.set(method, throttle);
    return throttle;
  }

  function newChannel(): Channel {
    return { throttle: createThrottle(postsPerChannel, parts), lastPostAt: undefined, previousPostAt: undefined };
  }

  /** Those that were used last are kept. */
  function ofChannel(id: string): Channel {
    const channel = channels.get(id) ?? newChannel();
    channels.delete(id);
    channels.set(id, channel);
    for (const oldest of channels.keys()) {
      if (channels.size <= mostChannels) break;
      channels.delete(oldest);
    }
    return channel;
  }

  /** Whether it had a post so shortly before that its own limit can be meant. */
  function isBusy({ previousPostAt }: Channel): boolean {
    return previousPostAt !== undefined && parts.clock() - previousPostAt < 2 * postsPerChannel.per;
  }

  return {
    admit: async (method, channel) => {
      if (method !== 'chat.postMessage') return ofMethod(method).admit();
      if (channel === undefined) return posts.admit();
      const target = ofChannel(channel);
      await target.throttle.admit();
      await posts.admit();
      target.previousPostAt = target.lastPostAt;
      target.lastPostAt = parts.clock();
    },
    refused: (method, channel, retryAfterMs) => {
      if (method !== 'chat.postMessage') return ofMethod(method).holdFor(retryAfterMs);
      const target = channel === undefined ? undefined : ofChannel(channel);
      target?.throttle.holdFor(retryAfterMs);
      if (!target || !isBusy(target)) posts.holdFor(retryAfterMs);
    },
  };
}
