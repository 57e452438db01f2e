import type { ReminderPolicy } from '../reminders/reminder-policy.js';
import type { RunbookEdit } from '../runbook/runbook-edit.js';
import { audiences, type Call } from './call.js';
import type { DeliveryPlan, PlannedDelivery } from './delivery.js';
import { announcementKey, channelLane } from './delivery-keys.js';
import { promiseEdit, promiseRecord } from './issue-promises.js';
import type { MeetingLinkReaders } from './meeting-link.js';
import { planRunStart } from './plan-run.js';
import { promiseAnnouncementUpdates, promiseMeetingLinkRemoval, promiseSummaryUpdates } from './post-promises.js';
import { reminderDeliveries } from './reminder-deliveries.js';

export interface AnnouncementSettings {
  readonly reminderPolicy: ReminderPolicy;
  readonly meetingLink: MeetingLinkReaders;
}

/**
 * Everything that announcing a call promises. A chosen time (`writeBack`) goes into the issue at once. The pre-call item
 * says that both channels know, so its tick and the comment with the permalinks wait until both posts stand.
 */
export function planAnnouncement(
  call: Call,
  edits: { readonly writeBack: readonly RunbookEdit[]; readonly tick: readonly RunbookEdit[] },
  { reminderPolicy, meetingLink }: AnnouncementSettings,
): DeliveryPlan {
  const dueAt = call.announcedAt;
  const posts = promiseAnnouncements(call, dueAt);
  const after = posts.map((post) => post.key);
  return {
    deliveries: [
      ...promiseEdit(call, 'chosen time', edits.writeBack, { dueAt, after: [] }),
      ...posts,
      ...promiseEdit(call, 'announced', edits.tick, { dueAt, after }),
      promiseRecord(call, `${call.revision}`, { dueAt, after }),
      ...reminderDeliveries(call, reminderPolicy, dueAt),
      ...(meetingLink === 'channels' ? promiseMeetingLinkRemoval(call, `${call.revision}`) : []),
      ...planRunStart(call),
    ],
  };
}

/**
 * Brings what an announced call has said up to date: the posts (one that has not been posted yet, after it stands), the
 * comment that records them, and a post that somebody has dismissed, which is posted after all; and what its start brings: the reminders, panels and progress lines that were for another
 * start are taken back.
 */
export function planAnnouncementUpdate(
  call: Call,
  writeBack: readonly RunbookEdit[],
  { reminderPolicy, meetingLink }: AnnouncementSettings,
  now: number,
): DeliveryPlan {
  const version = `${call.revision}`;
  const after = audiences.map((audience) => announcementKey(call, audience));
  return {
    deliveries: [
      ...promiseAnnouncements(call, now),
      ...promiseEdit(call, `chosen time ${version}`, writeBack, { dueAt: now, after: [] }),
      ...promiseAnnouncementUpdates(call, version, now),
      // A summary names the call as its announcement does.
      ...(call.recording.completion ? promiseSummaryUpdates(call, `announcement ${version}`, now) : []),
      promiseRecord(call, version, { dueAt: now, after }),
      ...reminderDeliveries(call, reminderPolicy, now),
      ...(meetingLink === 'channels' && !call.recording.completion ? promiseMeetingLinkRemoval(call, version) : []),
      ...planRunStart(call),
    ],
    cancels: { kinds: ['reminder', 'run-panel', 'progress', 'meeting-link-removal'], dueAfter: now },
  };
}

/** One that is stored already stays as it is, unless it was cancelled. */
function promiseAnnouncements(call: Call, dueAt: number): readonly PlannedDelivery[] {
  return audiences.map((audience) => ({
    key: announcementKey(call, audience),
    lane: channelLane(call, audience),
    dueAt,
    content: { kind: 'announcement', audience },
    after: [],
  }));
}
