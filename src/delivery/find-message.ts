import type { Call, PlacedMessage } from '../call/call.js';
import type { CallStore } from '../call/ports/store.js';

/**
 * Where a message of a call stands; `undefined` while it does not. What would change it is pointless then: when it is
 * posted, it says what is true by that time.
 */
export async function findMessage(
  calls: Pick<CallStore, 'messagesOf'>,
  call: Call,
  name: string,
): Promise<PlacedMessage | undefined> {
  return (await calls.messagesOf(call.id)).find((message) => message.name === name);
}
