import type { RunbookEdit } from '../../runbook/runbook-edit.js';
import type { Call } from '../call.js';
import type { NewJob } from './job.js';
import { issueQueue, jobKey } from './job-keys.js';

type When = Pick<NewJob, 'dueAt' | 'prerequisites'>;

/** To edit a call's runbook; nothing when there is nothing to edit. `purpose` makes the key. */
export function planIssueEdit(
  call: Call,
  purpose: string,
  edits: readonly RunbookEdit[],
  when: When,
): readonly NewJob[] {
  if (edits.length === 0) return [];
  const key = jobKey(call, `issue edit · ${purpose}`);
  return [{ key, queue: issueQueue(call), payload: { kind: 'issue-edit', edits }, ...when }];
}

/** The key of the edit that the latest change of a recording has caused, if it has caused one. */
export function recordingEditKey(call: Call): string {
  return jobKey(call, `issue edit · recording ${call.recording.revision}`);
}

/** The key of the job that writes the comment of a new call. */
export function firstRecordKey(call: Call): string {
  return jobKey(call, 'record 0');
}

/** To bring the comment up to date that keeps on the issue what was said of the call. `version` makes the key. */
export function planRecord(call: Call, version: string, when: When): NewJob {
  return { key: jobKey(call, `record ${version}`), queue: issueQueue(call), payload: { kind: 'record' }, ...when };
}
