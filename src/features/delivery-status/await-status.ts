import type { Call } from '../../call/call.js';
import { type CallStatus, callStatusOf } from '../../call/call-status.js';
import type { ListenerContext } from '../../slack/listeners/listener-context.js';

/** How long somebody looks at "Posting…" before they are told that it goes on without them, in milliseconds. */
const patience = 15_000;

/**
 * Where a call stands once what a click has promised is done, or patience ends.
 * @param keys of jobs that are told of also when they were sent
 */
export async function awaitStatus(
  context: ListenerContext,
  call: Call,
  keys: readonly string[] = [],
): Promise<CallStatus> {
  await context.waitForJobs(call.id, patience);
  return callStatusOf(context.services, call, keys);
}
