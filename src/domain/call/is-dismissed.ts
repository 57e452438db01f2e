import type { Audience } from './call.js';
import type { Delivery } from './delivery.js';

/**
 * Whether somebody has dismissed the post of this kind for an audience, or for any. Such a post is made after all when the
 * posts are updated, or the summary is submitted again.
 * @param deliveries all of one call
 */
export function isDismissed(
  deliveries: readonly Delivery[],
  kind: 'announcement' | 'summary',
  audience?: Audience,
): boolean {
  return deliveries.some(
    ({ content, state }) =>
      content.kind === kind && state === 'cancelled' && (audience === undefined || content.audience === audience),
  );
}
