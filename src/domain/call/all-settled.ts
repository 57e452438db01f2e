import { answersAClick } from './answers-a-click.js';
import type { Delivery } from './delivery.js';

/**
 * Whether nothing more will happen by itself to what answers a click: each delivery is sent, has failed, or waits for
 * one that has failed. One that will be tried again is not settled. Reminders have their own day and are not waited for.
 * @param deliveries what of one call is open, and what that waits for
 * @param keys which of them are asked about; all when left out
 */
export function allSettled(deliveries: readonly Delivery[], keys?: readonly string[]): boolean {
  const byKey = new Map(deliveries.map((delivery) => [delivery.key, delivery]));
  return deliveries
    .filter(({ key, content }) => (keys ? keys.includes(key) : answersAClick(content)))
    .every((delivery) => delivery.state === 'sent' || isStuck(delivery, byKey));
}

/** Ends, because a delivery can only wait for one that was promised before it or with it, and never for itself. */
function isStuck(delivery: Delivery, byKey: ReadonlyMap<string, Delivery>): boolean {
  if (['failed', 'missed', 'cancelled'].includes(delivery.state)) return true;
  return delivery.after.some((key) => {
    const predecessor = byKey.get(key);
    return predecessor !== undefined && isStuck(predecessor, byKey);
  });
}
