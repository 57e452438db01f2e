import { plannedEnd } from '../reminders/planned-reminder.js';
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

/** To take the way to join from the announcements when the call should be over. */
export function promiseMeetingLinkRemoval(call: Call, version: string): readonly PlannedDelivery[] {
  return audiences.map((audience) => ({
    key: promiseKey(call, `meeting link removal ${version} · ${audience}`),
    lane: channelLane(call, audience),
    dueAt: plannedEnd(call),
    content: { kind: 'meeting-link-removal', audience },
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
