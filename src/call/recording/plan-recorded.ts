import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import { audiences, type Call } from '../call.js';
import type { CompletionChange, JobPlan, NewJob } from '../jobs/job.js';
import { announcementKey, channelQueue, directQueue, jobKey, startInKey, summaryKey } from '../jobs/job-keys.js';
import { planIssueEdit, planRecord } from '../jobs/plan-issue-edits.js';
import { planAnnouncementUpdates, planSummaryUpdates } from '../jobs/plan-post-updates.js';
import { eachOnce } from '../people/recipient.js';
import { plannedEnd } from '../reminders/planned-reminder.js';

/** After that much time nobody begins to record a call by clicks any more. */
const longestOverrun = 12 * 60 * 60 * 1000;

/** Whatever is recorded by then, an update that is planned long before says it. The largest number that JSON keeps. */
const anyRecording = Number.MAX_SAFE_INTEGER;

/** What somebody (a Slack id) has changed of a completed call. */
export interface Correction {
  readonly changes: readonly CompletionChange[];
  readonly by: string;
}

/** What differs between the updates of one call's panels and progress lines. */
interface Refresh {
  /** Makes the keys. */
  readonly version: string;
  readonly recording: number;
  readonly dueAt: number;
  readonly expiresAt?: number;
}

/**
 * What a call's start brings: a run panel for each of its people and a line of progress under each announcement, and an
 * update of these at the planned end, so that a call which runs over says so by itself. The keys hold the start, like
 * those of reminders. A completed call needs none of it.
 */
export function planRunStart(call: Call): readonly NewJob[] {
  if (call.recording.completion) return [];
  const end = plannedEnd(call);
  const expiresAt = end + longestOverrun;
  const refresh = {
    version: `of ${startInKey(call)} at the planned end`,
    recording: anyRecording,
    dueAt: end,
    expiresAt,
  };
  return [...planRunPosts(call, expiresAt), ...planRunUpdates(call, refresh)];
}

/**
 * What a recorded change promises: its edits of the issue, and updates of what shows the recording. Of a completed call
 * also the announcements, the summaries and the record are brought up to date, and the threads are told of the correction.
 * @param call as it is after the change
 * @param now milliseconds since the epoch
 */
export function planRecorded(call: Call, edits: readonly RunbookEdit[], now: number, correction?: Correction): JobPlan {
  const { revision, completion } = call.recording;
  const version = `recording ${revision}`;
  return {
    jobs: [
      ...planIssueEdit(call, version, edits, { dueAt: now, prerequisites: [] }),
      ...(completion ? planCorrections(call, version, now, correction) : []),
      ...planRunUpdates(call, { version: `${revision}`, recording: revision, dueAt: now }),
    ],
  };
}

/**
 * What follows when an edit of the issue was not made, or only in part: panels and progress lines that show it as if it
 * had been are updated. What it was recorded with has counted the recording, so the time makes the keys.
 * @param now milliseconds since the epoch
 */
export function planUnmadeEdit(call: Call, now: number): readonly NewJob[] {
  return planRunUpdates(call, { version: `not made ${now}`, recording: anyRecording, dueAt: now });
}

/** The updates of run panels and progress lines. There may be no such message yet: then they say nothing. */
export function planRunUpdates(call: Call, { version, recording, ...when }: Refresh): readonly NewJob[] {
  const panels = eachOnce(call.recipients).map(
    ({ slackId }): NewJob => ({
      key: jobKey(call, `panel update ${version} · ${slackId}`),
      queue: directQueue(slackId),
      payload: { kind: 'run-panel-update', slackId, recording },
      prerequisites: [],
      ...when,
    }),
  );
  const lines = audiences.map(
    (audience): NewJob => ({
      key: jobKey(call, `progress update ${version} · ${audience}`),
      queue: channelQueue(call, audience),
      payload: { kind: 'progress-update', audience, recording },
      prerequisites: [],
      ...when,
    }),
  );
  return [...panels, ...lines];
}

function planRunPosts(call: Call, expiresAt: number): readonly NewJob[] {
  const { instant } = call.time;
  const when = { dueAt: instant, expiresAt };
  const panels = eachOnce(call.recipients).map(
    ({ slackId }): NewJob => ({
      key: jobKey(call, `panel of ${startInKey(call)} · ${slackId}`),
      queue: directQueue(slackId),
      payload: { kind: 'run-panel', slackId, instant },
      prerequisites: [],
      ...when,
    }),
  );
  const lines = audiences.map(
    (audience): NewJob => ({
      key: jobKey(call, `progress of ${startInKey(call)} · ${audience}`),
      queue: channelQueue(call, audience),
      payload: { kind: 'progress', audience, instant },
      prerequisites: [announcementKey(call, audience)],
      ...when,
    }),
  );
  return [...panels, ...lines];
}

/** The record holds the summaries' permalinks, so it waits for them as the corrections do. */
function planCorrections(
  call: Call,
  version: string,
  dueAt: number,
  correction: Correction | undefined,
): readonly NewJob[] {
  const prerequisites = audiences.map((audience) => summaryKey(call, audience));
  return [
    ...planSummaryUpdates(call, version, dueAt),
    ...planAnnouncementUpdates(call, version, dueAt),
    ...(correction ? correctionLines(call, version, dueAt, correction) : []),
    planRecord(call, version, { dueAt, prerequisites }),
  ];
}

function correctionLines(call: Call, version: string, dueAt: number, { changes, by }: Correction): readonly NewJob[] {
  if (changes.length === 0) return [];
  return audiences.map((audience) => ({
    key: jobKey(call, `correction ${version} · ${audience}`),
    queue: channelQueue(call, audience),
    dueAt,
    payload: { kind: 'correction', audience, changes, by },
    prerequisites: [summaryKey(call, audience)],
  }));
}
