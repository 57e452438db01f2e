import type { Call } from './call.js';
import type { Delivery, DeliveryContent, PlannedDelivery } from './delivery.js';
import { directLane, promiseKey } from './delivery-keys.js';
import { noticeReader } from './notice-reader.js';

/** The DRI hears in a report who cannot see the runbook, so that it is no news when one of these is not told so. */
const unnoticed: readonly DeliveryContent['kind'][] = ['failure-notice', 'access-notice', 'access-report'];

/**
 * The notice of a delivery that has failed: one for each, however often it fails, since its key says which. A notice that
 * fails is not noticed in turn.
 * @param now milliseconds since the epoch
 */
export function planFailureNotice(call: Call, failed: Delivery, now: number): readonly PlannedDelivery[] {
  if (unnoticed.includes(failed.content.kind)) return [];
  return [
    {
      key: promiseKey(call, `notice of failure · ${failed.key}`),
      lane: directLane(noticeReader(call)),
      dueAt: now,
      content: { kind: 'failure-notice', failed: failed.key },
      after: [],
    },
  ];
}
