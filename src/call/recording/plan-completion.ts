import type { ChecklistItem } from '../../runbook/runbook.js';
import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import { audiences, type Call } from '../call.js';
import type { JobPlan, NewJob } from '../jobs/job.js';
import { announcementKey, channelQueue, issueQueue, jobKey, summaryKey } from '../jobs/job-keys.js';
import { planIssueEdit, planRecord } from '../jobs/plan-issue-edits.js';
import { planAnnouncementUpdates } from '../jobs/plan-post-updates.js';
import { type Correction, planRecorded, planRunUpdates } from './plan-recorded.js';

/** What completing a call does to the issue, beside the comment on it. */
export interface IssueEnding {
  /** The post-call item that says that the channels know; it is ticked if it is not yet. */
  readonly postCallItem: ChecklistItem | undefined;
  readonly closeIssue: boolean;
}

/**
 * Everything that completing a call promises: the summaries, each under its announcement, and the announcements marked as
 * completed. The post-call item says that the channels know, so its tick waits until both summaries stand, like the record
 * that holds their permalinks; the issue is closed last. What would only remind of the call, or be for recording it while
 * it goes on, is taken back.
 * @param call as it is with its completion
 * @param now milliseconds since the epoch
 */
export function planCompletion(call: Call, ending: IssueEnding, now: number): JobPlan {
  const { revision } = call.recording;
  const version = `recording ${revision}`;
  const record = planRecord(call, version, { dueAt: now, prerequisites: summaryKeys(call) });
  return {
    jobs: [
      ...planSummaries(call, now),
      ...planAnnouncementUpdates(call, version, now),
      record,
      ...planEnding(call, ending, now, [record.key]),
      ...planRunUpdates(call, { version: `${revision}`, recording: revision, dueAt: now }),
    ],
    cancels: {
      kinds: ['reminder', 'run-panel', 'progress', 'run-panel-update', 'progress-update'],
      dueAfter: now,
    },
  };
}

/** What somebody has changed of a completion, and what of the issue. */
export interface CompletionCorrection extends Correction, IssueEnding {
  readonly edits: readonly RunbookEdit[];
  /** A summary was dismissed and is wanted after all: it is posted, and one that stands stays. */
  readonly isMissing?: boolean;
}

/**
 * What changing a completion promises, or the outcomes of a completed call: the posts are changed where they stand, and
 * one line in each thread says what is different, unless nothing is that the channels were told.
 * @param call as it is after the change
 * @param now milliseconds since the epoch
 */
export function planCompletionChange(
  call: Call,
  { edits, changes, by, isMissing = false, ...ending }: CompletionCorrection,
  now: number,
): JobPlan {
  const { jobs } = planRecorded(call, edits, now, { changes, by });
  const first = jobs.filter(({ payload }) => payload.kind === 'issue-edit' || payload.kind === 'record');
  const keys = first.map(({ key }) => key);
  const summaries = isMissing ? planSummaries(call, now) : [];
  return { jobs: [...summaries, ...jobs, ...planEnding(call, ending, now, keys)] };
}

function planSummaries(call: Call, dueAt: number): readonly NewJob[] {
  return audiences.map((audience) => ({
    key: summaryKey(call, audience),
    queue: channelQueue(call, audience),
    dueAt,
    payload: { kind: 'summary', audience },
    prerequisites: [announcementKey(call, audience)],
  }));
}

/** @param first the keys of what must have reached the issue before it is closed */
function planEnding(
  call: Call,
  { postCallItem, closeIssue }: IssueEnding,
  dueAt: number,
  first: readonly string[],
): readonly NewJob[] {
  const version = `completed ${call.recording.revision}`;
  const tick = planIssueEdit(call, version, tickOf(postCallItem), { dueAt, prerequisites: summaryKeys(call) });
  if (!closeIssue) return tick;
  const close: NewJob = {
    key: jobKey(call, `close issue · recording ${call.recording.revision}`),
    queue: issueQueue(call),
    dueAt,
    payload: { kind: 'close-issue' },
    prerequisites: [...first, ...tick.map(({ key }) => key)],
  };
  return [...tick, close];
}

function tickOf(item: ChecklistItem | undefined): readonly RunbookEdit[] {
  if (!item || item.state === 'done') return [];
  const { position, text, state } = item;
  return [{ kind: 'tick-item', item: { list: 'post-call', position, text }, seen: state }];
}

function summaryKeys(call: Call): readonly string[] {
  return audiences.map((audience) => summaryKey(call, audience));
}
