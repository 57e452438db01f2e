import type { Messenger } from '../application/ports/slack.js';
import type { AttemptOutcome, CallStore } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { DeliveryContent } from '../domain/call/delivery.js';
import { panelName } from '../domain/call/message-names.js';
import { findMessage } from './find-message.js';
import { isOutdated } from './is-outdated.js';
import { type ShowRunParts, showPanel } from './show-run.js';

export interface UpdateRunPanelParts extends ShowRunParts {
  readonly calls: Pick<CallStore, 'messagesOf'>;
  readonly messenger: Pick<Messenger, 'update'>;
}

type RunPanelUpdate = Extract<DeliveryContent, { kind: 'run-panel-update' }>;

/**
 * Makes somebody's panel show what is true now. Doing it twice does no harm.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function updateRunPanel(
  parts: UpdateRunPanelParts,
  content: RunPanelUpdate,
  call: Call,
): Promise<AttemptOutcome> {
  if (isOutdated(call, content)) return { kind: 'pointless' };
  const panel = await findMessage(parts.calls, call, panelName(content.slackId));
  if (!panel) return { kind: 'pointless' };
  const message = await showPanel(parts, call, content.slackId);
  if (!message) return { kind: 'pointless' };
  await parts.messenger.update({ channelId: panel.channelId, ts: panel.ts }, message);
  return { kind: 'sent' };
}
