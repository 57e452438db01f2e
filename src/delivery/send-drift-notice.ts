import type { RemindedRunbook } from '../application/look-at-runbook.js';
import type { NewIssue } from '../application/ports/slack.js';
import type { AttemptResult } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import { type Drift, isSameDrift } from '../domain/call/drift.js';
import type { Job, JobPayload } from '../domain/call/job.js';
import { type SendNoticeParts, sendNotice } from './send-notice.js';

export type SendDriftNoticeParts = SendNoticeParts;

type DriftNoticeContent = Extract<JobPayload, { kind: 'drift-notice' }>;

/**
 * Tells the DRI how the runbook has drifted. When that is not how it is any more, because the runbook was edited again or
 * the posts were updated, there is nothing to tell; when GitLab does not say, what was found before is told, without a
 * quote.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendDriftNotice(
  parts: SendDriftNoticeParts,
  job: Job,
  { revision, drift }: DriftNoticeContent,
  call: Call,
): Promise<AttemptResult> {
  if (call.revision !== revision || call.recording.completion) return { kind: 'obsolete' };
  const runbook = await parts.lookAtRunbook(call);
  if (!isSameDrift(runbook.drift ?? drift, drift) || runbook.relocated?.isAnnounced) return { kind: 'obsolete' };
  return sendNotice(parts, job, call, (access) => ({
    kind: 'drift-notice',
    call,
    drift: access === 'granted' || drift.every(({ kind }) => kind === 'gone') ? drift : undefined,
    ...(access === 'granted' ? movedTo(drift, runbook) : {}),
  }));
}

/** Only where the notice names it: then its reader may see it. */
function movedTo(drift: readonly Drift[], { relocated }: RemindedRunbook): { readonly movedTo?: NewIssue } {
  const isNamed = drift.some((each) => each.kind === 'issue-moved' && each.to !== '');
  return isNamed && relocated?.to ? { movedTo: relocated.to } : {};
}
