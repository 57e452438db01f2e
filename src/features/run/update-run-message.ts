import { planAccessReport } from '../../call/access/plan-access-notices.js';
import type { Call } from '../../call/call.js';
import type { Issue } from '../../call/issue.js';
import type { Job, JobPayload, NewJob } from '../../call/jobs/job.js';
import { panelName, progressName } from '../../call/jobs/message-names.js';
import { namedPeople } from '../../call/people/named-people.js';
import { ServiceFailure } from '../../call/ports/service-failure.js';
import type { Message, MessagePlace, Messenger } from '../../call/ports/slack.js';
import type { AttemptResult, CallStore } from '../../call/ports/store.js';
import { findDenied } from '../../delivery/find-denied.js';
import { findMessage } from '../../delivery/find-message.js';
import { postOnce } from '../../delivery/post-once.js';
import { isOutdated } from './is-outdated.js';
import { type ShowRunDeps, showPanel, showProgress } from './show-run.js';

export interface UpdateRunMessageDeps extends ShowRunDeps {
  readonly calls: Pick<CallStore, 'messagesOf'>;
  readonly messenger: Pick<Messenger, 'update' | 'post' | 'findPosted'>;
}

type RunPanelUpdate = Extract<JobPayload, { kind: 'run-panel-update' }>;
type Update = Extract<JobPayload, { kind: 'run-panel-update' | 'progress-update' }>;

/**
 * Makes somebody's panel, or the line under an announcement, say what is true now. The panel of somebody whom GitLab does
 * not show the runbook any more is blanked. Whoever recorded the latest change gets a new panel where theirs was deleted, so
 * that they see what became of their click. Doing it twice does no harm.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function updateRunMessage(
  parts: UpdateRunMessageDeps,
  job: Job,
  content: Update,
  call: Call,
): Promise<AttemptResult> {
  if (isOutdated(call, content)) return { kind: 'obsolete' };
  const standing = await findMessage(parts.calls, call, nameOf(content));
  if (!standing) return { kind: 'obsolete' };
  const { channelId, ts } = standing;
  const shown = await show(parts, content, call);
  if (shown.kind === 'gone') return { kind: 'obsolete' };
  if (shown.kind === 'message') return replace(parts, job, content, call, { channelId, ts }, shown.message);
  await parts.messenger.update({ channelId, ts }, { kind: 'lost-access' });
  return { kind: 'completed', followUps: await reportLostAccess(parts, call, shown) };
}

async function replace(
  { messenger }: UpdateRunMessageDeps,
  job: Job,
  content: Update,
  call: Call,
  place: MessagePlace,
  message: Message,
): Promise<AttemptResult> {
  try {
    await messenger.update(place, message);
    return { kind: 'completed' };
  } catch (error) {
    if (!isDeleted(error) || content.kind !== 'run-panel-update' || !isLatestBy(call, content)) throw error;
    const posted = await postOnce(messenger, job, { kind: 'person', slackId: content.slackId }, message);
    return { kind: 'completed', message: { name: nameOf(content), ...posted, permalink: undefined } };
  }
}

/** The message or its conversation is gone. Source: Slack's documentation of `chat.update`. */
function isDeleted(error: unknown): boolean {
  return (
    error instanceof ServiceFailure &&
    error.kind === 'refused' &&
    (error.code === 'message_not_found' || error.code === 'channel_not_found')
  );
}

/** Whether the update shows a click of the panel's own reader. The update at the planned end shows nobody's. */
function isLatestBy({ recording }: Call, { slackId, recording: shown }: RunPanelUpdate): boolean {
  return shown === recording.revision && recording.events.at(-1)?.by === slackId;
}

function nameOf(content: Update): string {
  return content.kind === 'run-panel-update' ? panelName(content.slackId) : progressName(content.audience);
}

type Shown =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'gone' }
  | { readonly kind: 'denied'; readonly issue: Issue };

async function show(parts: ShowRunDeps, content: Update, call: Call): Promise<Shown> {
  if (content.kind === 'run-panel-update') {
    const shown = await showPanel(parts, call, content.slackId);
    return shown.kind === 'panel' ? { kind: 'message', message: shown.message } : shown;
  }
  const message = await showProgress(parts, call);
  return message ? { kind: 'message', message } : { kind: 'gone' };
}

/** Whose panel is blanked has been told by that. */
async function reportLostAccess(
  { runbookAccess, clock }: ShowRunDeps,
  call: Call,
  { issue }: { readonly issue: Issue },
): Promise<readonly NewJob[]> {
  if (call.recording.completion) return [];
  const denied = await findDenied(namedPeople(call), (slackId) => runbookAccess(slackId, issue));
  return denied.length > 0 ? [planAccessReport(call, denied, clock())] : [];
}
