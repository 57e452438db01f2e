import type { Call } from '../../call/call.js';
import { type Drift, isSameDrift } from '../../call/drift.js';
import type { RemindedRunbook } from '../../call/fetch-runbook.js';
import type { Job, JobPayload } from '../../call/jobs/job.js';
import type { NewIssue } from '../../call/ports/slack.js';
import type { AttemptResult } from '../../call/ports/store.js';
import { type SendNoticeDeps, sendNotice } from '../../delivery/send-notice.js';

export type SendDriftNoticeDeps = SendNoticeDeps;

type DriftNoticeContent = Extract<JobPayload, { kind: 'drift-notice' }>;

/**
 * Tells the DRI how the runbook has drifted. When that is not how it is any more, because the runbook was edited again or
 * the posts were updated, there is nothing to tell; when GitLab does not say, what was found before is told, without a
 * quote.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function sendDriftNotice(
  parts: SendDriftNoticeDeps,
  job: Job,
  { revision, drift }: DriftNoticeContent,
  call: Call,
): Promise<AttemptResult> {
  if (call.revision !== revision || call.recording.completion) return { kind: 'obsolete' };
  const runbook = await parts.fetchRunbook(call);
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
