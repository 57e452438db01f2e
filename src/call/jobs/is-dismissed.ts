import type { Audience } from '../call.js';
import type { Job } from './job.js';

/**
 * Whether somebody has dismissed the post of this kind for an audience, or for any. Such a post is made after all when the
 * posts are updated, or the summary is submitted again.
 * @param jobs all of one call
 */
export function isDismissed(jobs: readonly Job[], kind: 'announcement' | 'summary', audience?: Audience): boolean {
  return jobs.some(
    ({ payload, state }) =>
      payload.kind === kind && state === 'cancelled' && (audience === undefined || payload.audience === audience),
  );
}
