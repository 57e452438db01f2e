import type { Messenger } from '../application/ports/slack.js';
import type { AttemptResult } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Job, JobPayload } from '../domain/call/job.js';
import { panelName } from '../domain/call/message-names.js';
import { postOnce } from './post-once.js';
import { type ShowRunParts, showPanel } from './show-run.js';
import { withhold } from './withhold.js';

export interface PostRunPanelParts extends ShowRunParts {
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
}

type RunPanelContent = Extract<JobPayload, { kind: 'run-panel' }>;

/**
 * Gives somebody the panel with which the call is recorded. One for another start than the call now has, or of a call
 * that is completed, is pointless. So is one for somebody whom GitLab does not show the runbook.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function postRunPanel(
  parts: PostRunPanelParts,
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
