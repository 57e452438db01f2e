import type { Audience, Call } from '../../call/call.js';
import type { Message } from '../../call/ports/slack.js';

/**
 * What an audience is told of how the call ended.
 * @throws when it is not completed: nobody promises a summary before
 */
export function summaryMessage(call: Call, audience: Audience): Message {
  const { completion } = call.recording;
  if (!completion) throw new Error(`Call ${call.id} is not completed and has nothing to sum up.`);
  return { kind: 'summary', call, completion, audience };
}
