import { audiences, type Call } from '../../call/call.js';
import type { JobPlan, NewJob } from '../../call/jobs/job.js';
import { announcementKey, channelQueue } from '../../call/jobs/job-keys.js';
import { planIssueEdit, planRecord } from '../../call/jobs/plan-issue-edits.js';
import {
  planAnnouncementUpdates,
  planMeetingLinkRemoval,
  planSummaryUpdates,
} from '../../call/jobs/plan-post-updates.js';
import type { MeetingLinkReaders } from '../../call/meeting-link.js';
import { planRunStart } from '../../call/recording/plan-recorded.js';
import { reminderDeliveries } from '../../call/reminders/reminder-jobs.js';
import type { ReminderPolicy } from '../../call/reminders/reminder-policy.js';
import type { RunbookEdit } from '../../runbook/runbook-edit.js';

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
): JobPlan {
  const dueAt = call.announcedAt;
  const posts = planAnnouncements(call, dueAt);
  const prerequisites = posts.map((post) => post.key);
  return {
    jobs: [
      ...planIssueEdit(call, 'chosen time', edits.writeBack, { dueAt, prerequisites: [] }),
      ...posts,
      ...planIssueEdit(call, 'announced', edits.tick, { dueAt, prerequisites }),
      planRecord(call, `${call.revision}`, { dueAt, prerequisites }),
      ...reminderDeliveries(call, reminderPolicy, dueAt),
      ...(meetingLink === 'channels' ? planMeetingLinkRemoval(call, `${call.revision}`) : []),
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
): JobPlan {
  const version = `${call.revision}`;
  const prerequisites = audiences.map((audience) => announcementKey(call, audience));
  return {
    jobs: [
      ...planAnnouncements(call, now),
      ...planIssueEdit(call, `chosen time ${version}`, writeBack, { dueAt: now, prerequisites: [] }),
      ...planAnnouncementUpdates(call, version, now),
      // A summary names the call as its announcement does.
      ...(call.recording.completion ? planSummaryUpdates(call, `announcement ${version}`, now) : []),
      planRecord(call, version, { dueAt: now, prerequisites }),
      ...reminderDeliveries(call, reminderPolicy, now),
      ...(meetingLink === 'channels' && !call.recording.completion ? planMeetingLinkRemoval(call, version) : []),
      ...planRunStart(call),
    ],
    cancels: { kinds: ['reminder', 'run-panel', 'progress', 'meeting-link-removal'], dueAfter: now },
  };
}

/** One that is stored already stays as it is, unless it was cancelled. */
function planAnnouncements(call: Call, dueAt: number): readonly NewJob[] {
  return audiences.map((audience) => ({
    key: announcementKey(call, audience),
    queue: channelQueue(call, audience),
    dueAt,
    payload: { kind: 'announcement', audience },
    prerequisites: [],
  }));
}
