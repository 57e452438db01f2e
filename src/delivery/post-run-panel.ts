import type { Messenger } from '../application/ports/slack.js';
import type { AttemptOutcome } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { Delivery, DeliveryContent } from '../domain/call/delivery.js';
import { panelName } from '../domain/call/message-names.js';
import { postOnce } from './post-once.js';
import { type ShowRunParts, showPanel } from './show-run.js';

export interface PostRunPanelParts extends ShowRunParts {
  readonly messenger: Pick<Messenger, 'post' | 'findPosted'>;
}

type RunPanelContent = Extract<DeliveryContent, { kind: 'run-panel' }>;

/**
 * Gives somebody the panel with which the call is recorded. One for another start than the call now has, or of a call
 * that is completed, is pointless.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function postRunPanel(
  parts: PostRunPanelParts,
  delivery: Delivery,
  { slackId, instant }: RunPanelContent,
  call: Call,
): Promise<AttemptOutcome> {
  if (instant !== call.time.instant || call.recording.completion) return { kind: 'pointless' };
  const message = await showPanel(parts, call, slackId);
  if (!message) return { kind: 'pointless' };
  const place = await postOnce(parts.messenger, delivery, { kind: 'person', slackId }, message);
  return { kind: 'sent', message: { name: panelName(slackId), ...place, permalink: undefined } };
}
