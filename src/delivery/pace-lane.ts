import type { AttemptOutcome } from '../application/ports/store.js';
import type { Delivery, DeliveryContent } from '../domain/call/delivery.js';

/** Slack allows about one post per second and channel. Source: https://docs.slack.dev/apis/web-api/rate-limits */
const betweenPosts = 1_000;

/** What posts into a channel, a thread or a direct message. */
const posts: Readonly<Record<DeliveryContent['kind'], boolean>> = {
  announcement: true,
  'announcement-update': false,
  'meeting-link-removal': false,
  'issue-edit': false,
  record: false,
  reminder: true,
  'failure-notice': true,
  'drift-notice': true,
  'public-notice': true,
  'access-notice': true,
  'access-report': true,
  'result-notice': true,
  'run-panel': true,
  'run-panel-update': false,
  progress: true,
  'progress-update': false,
  summary: true,
  'summary-update': false,
  correction: true,
  'close-issue': false,
};

/** Whether a job of this kind posts something; the others change what stands. */
export function isPost(kind: DeliveryContent['kind']): boolean {
  return posts[kind];
}

/**
 * When the next delivery of the same lane may begin, in milliseconds since the epoch like `endedAt`; `undefined` when at
 * once. Whatever may have posted counts, also when nobody knows whether it did. The second begins with the end of the
 * attempt: what comes before the post, such as reading the runbook, may take long once and be quick the next time, and
 * counted from the beginning the next post came too soon.
 */
export function laneFreeAt({ content }: Delivery, outcome: AttemptOutcome, endedAt: number): number | undefined {
  if (!posts[content.kind] || ['pointless', 'expired'].includes(outcome.kind)) return undefined;
  return endedAt + betweenPosts;
}
