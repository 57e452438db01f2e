import type { Audience, Call } from '../../call/call.js';
import { summaryName } from '../../call/jobs/message-names.js';
import type { Messenger } from '../../call/ports/slack.js';
import type { AttemptResult, CallStore } from '../../call/ports/store.js';
import { findMessage } from '../../delivery/find-message.js';
import { summaryMessage } from './summary-message.js';

export interface UpdateSummaryDeps {
  readonly calls: Pick<CallStore, 'messagesOf'>;
  readonly messenger: Pick<Messenger, 'update'>;
}

/**
 * Makes the summary that stands in a channel say what is true now. Doing it twice does no harm.
 * @throws ServiceFailure when Slack does not do its part
 */
export async function updateSummary(
  { calls, messenger }: UpdateSummaryDeps,
  call: Call,
  audience: Audience,
): Promise<AttemptResult> {
  const summary = await findMessage(calls, call, summaryName(audience));
  if (!summary) return { kind: 'obsolete' };
  await messenger.update({ channelId: summary.channelId, ts: summary.ts }, summaryMessage(call, audience));
  return { kind: 'completed' };
}
