import type { Call } from './call.js';
import type { Delivery, PlannedDelivery } from './delivery.js';
import { directLane, promiseKey } from './delivery-keys.js';
import { noticeReader } from './notice-reader.js';

/**
 * The notice that the issue is public. What is to be written into an issue is written one after the other, so one job waits
 * in front of the others: its key makes the notice one for each time that the issue is made public.
 * @param now milliseconds since the epoch
 */
export function planPublicNotice(call: Call, waiting: Delivery, now: number): readonly PlannedDelivery[] {
  return [
    {
      key: promiseKey(call, `notice that the issue is public · ${waiting.key}`),
      lane: directLane(noticeReader(call)),
      dueAt: now,
      content: { kind: 'public-notice' },
      after: [],
    },
  ];
}
