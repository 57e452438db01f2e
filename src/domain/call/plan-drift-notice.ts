import type { Call } from './call.js';
import type { Delivery, DeliveryContent, DeliveryPlan } from './delivery.js';
import { directLane, promiseKey } from './delivery-keys.js';
import { type Drift, isSameDrift, whatCounts } from './drift.js';
import { noticeReader } from './notice-reader.js';

/** How long the DRI is left alone, in milliseconds: who edits a runbook mostly updates the posts by themselves next. */
const courtesy = 2 * 60 * 1000;

type DriftNotice = Delivery & { readonly content: Extract<DeliveryContent, { kind: 'drift-notice' }> };

/**
 * Promises that the DRI hears of what has changed in how the runbook has drifted; also that it is as announced again. They
 * hear of each state once. A notice that was not sent yet, and is not true any more, is taken back.
 * @param drift what was found now
 * @param deliveries all of the call
 * @param now milliseconds since the epoch
 */
export function planDriftNotice(
  call: Call,
  drift: readonly Drift[],
  deliveries: readonly Delivery[],
  now: number,
): DeliveryPlan {
  const notices = deliveries.filter((delivery) => isNoticeOf(call, delivery)).toSorted((a, b) => a.id - b.id);
  // Several: one that is due already, and cannot be sent now, is not taken back any more.
  const waiting = notices.filter(({ state }) => state === 'pending');
  if (waiting.some(({ content }) => isSameDrift(content.drift, drift))) return { deliveries: [] };

  const told = notices.findLast(({ state }) => state !== 'pending' && state !== 'cancelled');
  const isNews = !isSameDrift(whatCounts(told?.content.drift ?? [], call, now), drift);
  const notice = {
    key: promiseKey(call, `drift notice ${call.revision}.${notices.length + 1}`),
    lane: directLane(noticeReader(call)),
    dueAt: now + courtesy,
    content: { kind: 'drift-notice', revision: call.revision, drift },
    after: [],
  } as const;
  return {
    deliveries: isNews ? [notice] : [],
    ...(waiting.length > 0 ? { cancels: { kinds: ['drift-notice'], dueAfter: now } } : {}),
  };
}

/** What was told of an announcement that has been updated since counts no more. */
function isNoticeOf({ revision }: Call, delivery: Delivery): delivery is DriftNotice {
  return delivery.content.kind === 'drift-notice' && delivery.content.revision === revision;
}
