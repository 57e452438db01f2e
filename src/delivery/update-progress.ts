import type { Messenger } from '../application/ports/slack.js';
import type { AttemptOutcome, CallStore } from '../application/ports/store.js';
import type { Call } from '../domain/call/call.js';
import type { DeliveryContent } from '../domain/call/delivery.js';
import { progressName } from '../domain/call/message-names.js';
import { findMessage } from './find-message.js';
import { isOutdated } from './is-outdated.js';
import { type ShowRunParts, showProgress } from './show-run.js';

export interface UpdateProgressParts extends Pick<ShowRunParts, 'lookAtRun' | 'clock'> {
  readonly calls: Pick<CallStore, 'messagesOf'>;
  readonly messenger: Pick<Messenger, 'update'>;
}

type ProgressUpdate = Extract<DeliveryContent, { kind: 'progress-update' }>;

/**
 * Makes the line under an announcement say how far the call is now. Doing it twice does no harm.
 * @throws ServiceFailure when Slack or GitLab does not do its part
 */
export async function updateProgress(
  parts: UpdateProgressParts,
  content: ProgressUpdate,
  call: Call,
): Promise<AttemptOutcome> {
  if (isOutdated(call, content)) return { kind: 'pointless' };
  const line = await findMessage(parts.calls, call, progressName(content.audience));
  if (!line) return { kind: 'pointless' };
  const message = await showProgress(parts, call);
  if (!message) return { kind: 'pointless' };
  await parts.messenger.update({ channelId: line.channelId, ts: line.ts }, message);
  return { kind: 'sent' };
}
