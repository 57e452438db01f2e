import { audiences, type Call } from './call.js';
import type { PlannedDelivery } from './delivery.js';
import { announcementKey, channelLane, promiseKey, summaryKey } from './delivery-keys.js';

/** To bring the announcements up to date, each once it stands. `version` makes the keys. */
export function promiseAnnouncementUpdates(call: Call, version: string, dueAt: number): readonly PlannedDelivery[] {
  return audiences.map((audience) => ({
    key: promiseKey(call, `announcement update ${version} · ${audience}`),
    lane: channelLane(call, audience),
    dueAt,
    content: { kind: 'announcement-update', audience },
    after: [announcementKey(call, audience)],
  }));
}

/** To bring the summaries of a completed call up to date, each once it stands. `version` makes the keys. */
export function promiseSummaryUpdates(call: Call, version: string, dueAt: number): readonly PlannedDelivery[] {
  return audiences.map((audience) => ({
    key: promiseKey(call, `summary update ${version} · ${audience}`),
    lane: channelLane(call, audience),
    dueAt,
    content: { kind: 'summary-update', audience },
    after: [summaryKey(call, audience)],
  }));
}
