import type { Message, Messenger } from '../application/ports/slack.js';
import type { AttemptOutcome, CallStore } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { DeliveryContent } from '../domain/call/delivery.js';
import { panelName, progressName } from '../domain/call/message-names.js';
import { findMessage } from './find-message.js';
import { isOutdated } from './is-outdated.js';
import { type ShowRunParts, showPanel, showProgress } from './show-run.js';

export interface UpdateRunMessageParts extends ShowRunParts {
  readonly calls: Pick<CallStore, 'messagesOf'>;
  readonly messenger: Pick<Messenger, 'update'>;
}

type Update = Extract<DeliveryContent, { kind: 'run-panel-update' | 'progress-update' }>;

/**
 * Makes somebody's panel, or the line under an announcement, say what is true now. Doing it twice does no harm.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function updateRunMessage(
  parts: UpdateRunMessageParts,
  content: Update,
  call: Call,
): Promise<AttemptOutcome> {
  if (isOutdated(call, content)) return { kind: 'pointless' };
  const standing = await findMessage(parts.calls, call, nameOf(content));
  if (!standing) return { kind: 'pointless' };
  const message = await show(parts, content, call);
  if (!message) return { kind: 'pointless' };
  await parts.messenger.update({ channelId: standing.channelId, ts: standing.ts }, message);
  return { kind: 'sent' };
}

function nameOf(content: Update): string {
  return content.kind === 'run-panel-update' ? panelName(content.slackId) : progressName(content.audience);
}

function show(parts: ShowRunParts, content: Update, call: Call): Promise<Message | undefined> {
  return content.kind === 'run-panel-update' ? showPanel(parts, call, content.slackId) : showProgress(parts, call);
}
