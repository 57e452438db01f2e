import type { AttemptOutcome } from '../application/ports/store.js';
import type { Delivery, DeliveryContent } from '../domain/call/delivery.js';

/** Slack allows about one post per second and channel. Source: https://docs.slack.dev/apis/web-api/rate-limits */
const betweenPosts = 1_000;

/** What posts into a channel, a thread or a direct message. */
const posts: ReadonlySet<DeliveryContent['kind']> = new Set(['announcement', 'reminder', 'failure-notice']);

/**
 * When the next delivery of the same lane may begin, in milliseconds since the epoch like `begunAt`; `undefined` when at
 * once. Whatever may have posted counts, also when nobody knows whether it did.
 */
export function laneFreeAt({ content }: Delivery, outcome: AttemptOutcome, begunAt: number): number | undefined {
  if (!posts.has(content.kind) || outcome.kind === 'pointless') return undefined;
  return begunAt + betweenPosts;
}
