import type { Messenger } from '../application/ports/slack.js';
import type { AttemptResult, CallStore } from '../application/ports/store.js';
import type { Audience, Call } from '../domain/call/call.js';
import { summaryName } from '../domain/call/message-names.js';
import { findMessage } from './find-message.js';
import { summaryMessage } from './summary-message.js';

export interface UpdateSummaryParts {
  readonly calls: Pick<CallStore, 'messagesOf'>;
  readonly messenger: Pick<Messenger, 'update'>;
}

/**
 * Makes the summary that stands in a channel say what is true now. Doing it twice does no harm.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function updateSummary(
  { calls, messenger }: UpdateSummaryParts,
  call: Call,
  audience: Audience,
): Promise<AttemptResult> {
  const summary = await findMessage(calls, call, summaryName(audience));
  if (!summary) return { kind: 'obsolete' };
  await messenger.update({ channelId: summary.channelId, ts: summary.ts }, summaryMessage(call, audience));
  return { kind: 'completed' };
}
