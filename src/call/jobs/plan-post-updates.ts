import { audiences, type Call } from '../call.js';
import { plannedEnd } from '../reminders/planned-reminder.js';
import type { NewJob } from './job.js';
import { announcementKey, channelQueue, jobKey, summaryKey } from './job-keys.js';

/** To bring the announcements up to date, each once it stands. `version` makes the keys. */
export function planAnnouncementUpdates(call: Call, version: string, dueAt: number): readonly NewJob[] {
  return audiences.map((audience) => ({
    key: jobKey(call, `announcement update ${version} · ${audience}`),
    queue: channelQueue(call, audience),
    dueAt,
    payload: { kind: 'announcement-update', audience },
    prerequisites: [announcementKey(call, audience)],
  }));
}

/** To take the way to join from the announcements when the call should be over. */
export function planMeetingLinkRemoval(call: Call, version: string): readonly NewJob[] {
  return audiences.map((audience) => ({
    key: jobKey(call, `meeting link removal ${version} · ${audience}`),
    queue: channelQueue(call, audience),
    dueAt: plannedEnd(call),
    payload: { kind: 'meeting-link-removal', audience },
    prerequisites: [announcementKey(call, audience)],
  }));
}

/** To bring the summaries of a completed call up to date, each once it stands. `version` makes the keys. */
export function planSummaryUpdates(call: Call, version: string, dueAt: number): readonly NewJob[] {
  return audiences.map((audience) => ({
    key: jobKey(call, `summary update ${version} · ${audience}`),
    queue: channelQueue(call, audience),
    dueAt,
    payload: { kind: 'summary-update', audience },
    prerequisites: [summaryKey(call, audience)],
  }));
}
