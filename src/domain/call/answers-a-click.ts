import type { DeliveryContent } from './delivery.js';

/** What nobody who clicks waits for. */
export const comesByItself: readonly DeliveryContent['kind'][] = [
  'reminder',
  'meeting-link-removal',
  'failure-notice',
  'drift-notice',
  'public-notice',
  'access-notice',
  'access-report',
  'result-notice',
  'run-panel',
  'run-panel-update',
  'progress',
  'progress-update',
];

/**
 * Whether a delivery is what somebody waits for who has just clicked: posts and edits are. Reminders and panels have their
 * own day, a panel shows by itself that it is up to date, and notices come when they come.
 */
export function answersAClick({ kind }: DeliveryContent): boolean {
  return !comesByItself.includes(kind);
}
