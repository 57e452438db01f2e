import type { DeliveryContent } from './delivery.js';

/**
 * Whether a delivery is what somebody waits for who has just clicked: posts and edits are, reminders have their own day,
 * and notices come when they come.
 */
export function answersAClick({ kind }: DeliveryContent): boolean {
  return kind !== 'reminder' && kind !== 'failure-notice';
}
