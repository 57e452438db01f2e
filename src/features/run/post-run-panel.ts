import type { Call } from '../../call/call.js';
import type { Job, JobPayload } from '../../call/jobs/job.js';
import { panelName } from '../../call/jobs/message-names.js';
import type { Messenger } from '../../call/ports/slack.js';
import type { AttemptResult } from '../../call/ports/store.js';
import { postOnce } from '../../delivery/post-once.js';
import { withhold } from '../../delivery/withhold.js';
import { type ShowRunDeps, showPanel } from './show-run.js';

export interface PostRunPanelDeps extends ShowRunDeps {
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
}

type RunPanelContent = Extract<JobPayload, { kind: 'run-panel' }>;

/**
 * Gives somebody the panel with which the call is recorded. One for another start than the call now has, or of a call
 * that is completed, is pointless. So is one for somebody whom GitLab does not show the runbook.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function postRunPanel(
  parts: PostRunPanelDeps,
  job: Job,
  { slackId, instant }: RunPanelContent,
  call: Call,
): Promise<AttemptResult> {
  if (instant !== call.time.instant || call.recording.completion) return { kind: 'obsolete' };
  const shown = await showPanel(parts, call, slackId);
  if (shown.kind === 'gone') return { kind: 'obsolete' };
  if (shown.kind === 'denied') {
    const ask = (other: string) => parts.runbookAccess(other, shown.issue);
    return withhold({ ask, clock: parts.clock }, call, slackId, shown);
  }
  const place = await postOnce(parts.messenger, job, { kind: 'person', slackId }, shown.message);
  return { kind: 'completed', message: { name: panelName(slackId), ...place, permalink: undefined } };
}
