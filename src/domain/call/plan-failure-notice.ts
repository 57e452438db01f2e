import type { Call } from './call.js';
import type { Delivery, PlannedDelivery } from './delivery.js';
import { directLane, promiseKey } from './delivery-keys.js';
import { noticeReader } from './notice-reader.js';

/**
 * The notice of a delivery that has failed: one for each, however often it fails, since its key says which. A notice that
 * fails is not noticed in turn.
 * @param now milliseconds since the epoch
 */
export function planFailureNotice(call: Call, failed: Delivery, now: number): readonly PlannedDelivery[] {
  if (failed.content.kind === 'failure-notice') return [];
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
